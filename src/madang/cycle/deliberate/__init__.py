"""Scoring, hearings, opinion maps, co-design, the shortlist (숙의·심사)."""
