"""Annex 3 as figures: numbers and keys, no words."""
