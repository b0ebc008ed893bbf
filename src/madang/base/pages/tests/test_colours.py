"""Contrast of text on its ground, read from the stylesheet: every accent, in light, dark and high contrast."""

import re
from pathlib import Path

import pytest

from madang.base.pages import catalogue

CSS = (Path(catalogue.__file__).parent / "static/pages/madang.css").read_text()
ACCENTS = ["blue", *re.findall(r"\[data-accent=(\w+)\]\{", CSS)]
MODES = ["light", "dark", "high"]

# text, ground
TEXT = [
    ("ink", "paper"), ("ink-2", "paper"), ("ink-3", "paper"), ("ink-2", "ground"), ("ink-3", "ground"),
    ("accent", "paper"), ("accent", "wash"), ("accent", "ground"), ("accent-ink", "paper"), ("on-accent", "accent"),
    ("on-accent", "accent-2"), ("ok", "ok-bg"), ("wait", "wait-bg"), ("no", "no-bg"), ("info", "info-bg"),
    ("ok", "paper"), ("wait", "paper"), ("no", "paper"), ("ink", "wash"), ("ink", "ok-bg"), ("ink", "no-bg"),
    ("paper", "bad"), ("ink-3", "line-2"),
]  # fmt: skip
SHAPES = [
    ("edge", "paper"),
    ("accent", "paper"),
    ("bad", "paper"),
    ("s2", "paper"),
    ("s3", "paper"),
    ("s4", "paper"),
    ("s5", "paper"),
]


def _block(start):
    return CSS[CSS.index(start) : CSS.index("}", CSS.index(start))]


def _values(accent, mode):
    blocks = [_block(":root{")]
    if mode == "dark":
        blocks.append(_block("(prefers-color-scheme:dark){:root{"))
    if mode == "high":
        blocks.append(_block(":root[data-contrast=high]{"))
    if accent != "blue":
        blocks.append(_block(f"[data-accent={accent}]{{"))
    values = {}
    for block in blocks:
        values.update(re.findall(r"--([\w-]+):([^;}]+)", block))
    return values


def _colour(values, name):
    value = values[name]
    while value.startswith("var("):
        value = values[value[6:-1]]
    return value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:])


def _light(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def test_measure_is_right():
    assert round(contrast("#ffffff", "#000000"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("accent", ACCENTS)
def test_text_can_be_read(accent, mode):
    values = _values(accent, mode)
    low = {(t, g): round(contrast(_colour(values, t), _colour(values, g)), 2) for t, g in TEXT}
    if mode == "high":
        low.pop(("ink-3", "line-2"))  # a button that cannot be pressed
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("accent", ACCENTS)
def test_shapes_can_be_seen(accent, mode):
    values = _values(accent, mode)
    ratios = {(s, g): round(contrast(_colour(values, s), _colour(values, g)), 2) for s, g in SHAPES}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_there_are_eight_accents():
    assert ACCENTS == ["blue", "navy", "teal", "green", "purple", "plum", "brick", "bronze"]
