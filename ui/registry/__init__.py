"""The month's registry: files in, findings out."""
