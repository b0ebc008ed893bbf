"""Accounts through django-allauth: our words, our letters, and no more kept than is needed."""
