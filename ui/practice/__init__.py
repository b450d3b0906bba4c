"""The practice: calls to invented clients, marked so that nobody takes them for the work."""
