"""Ways to find out who someone is and where they belong. Each says plainly what it proves and what it does not."""
