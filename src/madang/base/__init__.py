"""Rooms every stage uses; each a noun a clerk knows."""
