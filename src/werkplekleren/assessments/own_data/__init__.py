"""What a fund's own answers say: about the questionnaire, and about where a score stands among others."""
