"""Governments and their areas, with codes that know since when and until when they hold."""
