"""The command line: the same desks as the window, for scripts and for checking from outside. No Qt."""
