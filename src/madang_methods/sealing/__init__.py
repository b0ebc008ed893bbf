"""Seal a vote so that it can be checked without trusting the town: envelopes, a public board, keys held by several.

manifest -> seal -> board (Merkle tree, checkpoints, witnesses, tiles) -> open by trustees -> tally -> kit -> verify
"""
