"""Texts that people write for everyone to read: comments, personal data masked, reports, hiding with a reason and a way back."""
