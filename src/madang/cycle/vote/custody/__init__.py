"""Custody by trustees: their key before the vote, the box for their machines, and what these found in it."""
