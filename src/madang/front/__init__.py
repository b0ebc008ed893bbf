"""What spans the stages: home, desk, my page, catalogue."""
