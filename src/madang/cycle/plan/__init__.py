"""운영계획: the year as data. When each stage is open, for how much money, by which rules, on which ordinance."""
