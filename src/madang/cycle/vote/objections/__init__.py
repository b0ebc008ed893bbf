"""Objections (이의신청) to the roll and to the vote: made by anyone who votes, decided with a reason, before it is too late."""
