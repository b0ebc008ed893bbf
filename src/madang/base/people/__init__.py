"""Accounts, the parts people play, and what is known about who they are and where they live."""
