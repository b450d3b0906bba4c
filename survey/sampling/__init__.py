"""From the registry to a sample that anyone can repeat."""
