"""Cases, what was done with them, and who is called next."""
