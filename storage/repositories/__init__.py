"""One repository an aggregate."""
