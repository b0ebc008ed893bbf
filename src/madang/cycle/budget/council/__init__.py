"""의회: what the council makes of a bill, and the budget that follows from it."""
