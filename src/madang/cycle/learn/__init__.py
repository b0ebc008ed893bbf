"""Budget school, how the budget works, promotion and visits (예산학교·홍보)."""
