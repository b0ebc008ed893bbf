"""The count and its reasons: one run, shown everywhere."""
