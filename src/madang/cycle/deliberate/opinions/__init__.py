"""의견 지도: short claims, one at a time, and the map that the worker draws once it is over."""
