"""Today: what is due, whom to call."""
