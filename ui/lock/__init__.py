"""The screen of one who went away."""
