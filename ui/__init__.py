"""What people see: screens, paper, command line."""
