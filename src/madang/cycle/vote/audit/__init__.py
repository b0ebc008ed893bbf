"""Opened for everybody by lot, and for one person in person: whether an envelope holds what it promised."""
