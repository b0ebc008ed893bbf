"""Residents choose: the roll, the ballot paper, one ballot each."""
