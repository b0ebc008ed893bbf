"""Voting in person on a screen: the desk hands out one-use tickets, the terminal turns a ticket into a vote."""
