"""The public board: what stands on it, how it is signed, written to files, watched, and looked through."""
