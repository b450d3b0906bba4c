"""The desks: each opens a unit of work, commits once, returns frozen results."""
