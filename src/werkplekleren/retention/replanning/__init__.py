"""How a plan is made again: what was held (begun), what can stay (keeping), what must be new (replan), what changed (changes)."""
