"""A vote with the letter in the hand and no account: code, name and birth date, then paper, second look, cast, receipt."""
