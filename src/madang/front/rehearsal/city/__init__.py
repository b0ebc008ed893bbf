"""해오름시, the fictional city of the demo: its places, its people, what they wish for and what they like. All invented."""

NAME, NAME_EN, CODE, POPULATION = "해오름시", "Haeoreum", "90110", 224_000
MAIL = "haeoreum.example"
