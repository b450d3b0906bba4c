"""The report: the page itself, and the interviews behind it."""
