"""Committees and councils: seats, applications, the public draw, interests (위원회·지역회의)."""
