"""How the numbers of a count are shown."""
