"""Screening and department review against standard criteria, appeals (부서검토)."""
