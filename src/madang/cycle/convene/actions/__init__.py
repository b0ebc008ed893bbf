"""What people do to bodies: make them, name and seat members, call, choose, draw, end, and pay."""
