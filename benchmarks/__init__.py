"""Measurements that anyone can repeat: ./run bench NAME prints figures with the machine and the method."""
