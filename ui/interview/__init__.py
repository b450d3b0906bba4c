"""The interview screen: one client, four questions, no mouse."""
