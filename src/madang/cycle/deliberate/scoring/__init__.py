"""심사: rounds, sheets, the result in one place, and the shortlist."""
