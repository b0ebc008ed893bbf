"""The dates of the law as the officers of a year meet them: days left, what is done, and a calendar file."""
