"""An invented quarter to look around in. Its persons, numbers and firms belong to nobody on purpose."""
