"""A country of 17 regions, six ages and two sexes in the shares of Korea's register, and volunteers who are not like it."""

import numpy as np

SEX = np.array([0.502, 0.498])
REGION = np.array([933, 327, 236, 302, 141, 144, 110, 39, 1369, 152, 159, 214, 174, 179, 253, 323, 67]) / 5122
AGE = np.array([0.158, 0.150, 0.176, 0.197, 0.176, 0.143])
MARGINS = (SEX, REGION, AGE)


def volunteers(people: int, seed: int = 0) -> np.ndarray:
    """(2, 17, 6) counts: women, some regions and the middle-aged come more."""
    chance = np.random.default_rng(seed)
    skew = [np.array([0.85, 1.15]), np.exp(chance.normal(0, 0.4, 17)), np.array([0.5, 1, 1.5, 1.5, 0.9, 0.35])]
    table = np.zeros((2, 17, 6), int)
    drawn = [chance.choice(len(m), people, p=m * s / (m * s).sum()) for m, s in zip(MARGINS, skew, strict=True)]
    np.add.at(table, tuple(drawn), 1)
    return table
