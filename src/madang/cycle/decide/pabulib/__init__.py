"""Real elections out of Pabulib files into the tables (`bring_in`), and back into the same bytes (`write_back`)."""
