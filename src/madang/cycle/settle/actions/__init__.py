"""One function a human act."""
