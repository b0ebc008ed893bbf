"""How codes of proposals are shown."""
