"""Residents ask for something, by any channel; an officer makes it public."""
