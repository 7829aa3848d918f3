"""How a plan is proposed: what must be handed over (jobs), when (schedule), and the whole (propose)."""
