"""The lessons that come with the platform. An officer takes them over, changes them and publishes them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Standard:
    """`fields` of a Course; for each lesson its fields and those of its questions."""

    fields: dict
    lessons: list[tuple[dict, list[dict]]]


def standard_courses() -> list[Standard]:
    """course.toml names the lessons' files; a lesson belongs to every course that names it."""
    courses = tomllib.loads((HERE / "courses.toml").read_text())["course"]
    return [Standard(_fields(one), [_lesson(name) for name in one["lessons"]]) for one in courses]


def _lesson(name: str) -> tuple[dict, list[dict]]:
    read = tomllib.loads((HERE / f"{name}.toml").read_text())
    questions = [_clean(one) for one in read.pop("question")]
    return _clean(read), questions


def _fields(course: dict) -> dict:
    return _clean({name: value for name, value in course.items() if name != "lessons"})


def _clean(fields: dict) -> dict:
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
