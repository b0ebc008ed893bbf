"""Meetings: calendar, agenda, attendance, quorum, minutes; every stage meets."""
