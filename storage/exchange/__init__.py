"""Files of data in and out."""
