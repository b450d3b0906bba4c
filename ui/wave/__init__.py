"""The wave: precision in, sample out."""
