"""공청회: residents state, the government answers each within its days; what is overdue is shown."""
