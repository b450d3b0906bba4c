"""Row <-> domain, both ways."""
