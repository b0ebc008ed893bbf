"""The residents' opinion statement (주민의견서, 지방재정법 §39③): what the council gets with the bill."""
