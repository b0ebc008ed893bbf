"""Read a JSON object field by field: every field named, of its type, none left over."""

from typing import Any

from .errors import SealError


class Fields:
    """An object that is taken apart. `where` names it in messages.

    >>> fields = Fields({"cost": 5, "title": "park"}, "project")
    >>> fields.number("cost"), fields.text("title"), fields.end()
    (5, 'park', None)
    """

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise SealError("not_an_object", f"{where} must be an object.", where=where)
        self._left = dict(data)
        self._where = where

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._left)

    def number(self, name: str, least: int = 0) -> int:
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self._refuse(name, f"must be a whole number from {least}")
        return int(value)

    def text(self, name: str, *, empty: bool = False) -> str:
        value = self._take(name)
        if not isinstance(value, str) or not (value or empty):
            self._refuse(name, "must be text" + ("" if empty else " that is not empty"))
        return str(value)

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self._take(name)
        if value not in allowed:
            self._refuse(name, f"must be one of {', '.join(allowed)}")
        return str(value)

    def flag(self, name: str) -> bool:
        value = self._take(name)
        if not isinstance(value, bool):
            self._refuse(name, "must be true or false")
        return bool(value)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._take(name)
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            self._refuse(name, "must be a list of texts")
        return tuple(value)

    def list(self, name: str) -> list[Any]:
        value = self._take(name)
        if not isinstance(value, list):
            self._refuse(name, "must be a list")
        return list(value)

    def object(self, name: str) -> dict[str, Any]:
        value = self._take(name)
        if not isinstance(value, dict):
            self._refuse(name, "must be an object")
        return dict(value)

    def fields(self, name: str) -> "Fields":
        return Fields(self.object(name), f"{self._where}.{name}")

    def end(self) -> None:
        if self._left:
            name = min(self._left)
            raise SealError("field_unknown", f"{self._where} has a field {name!r} that nobody knows.", field=name)

    def _take(self, name: str) -> Any:
        if name not in self._left:
            raise SealError("field_missing", f"{self._where} lacks {name!r}.", field=f"{self._where}.{name}")
        return self._left.pop(name)

    def _refuse(self, name: str, must: str) -> None:
        raise SealError("field_wrong", f"{self._where}.{name} {must}.", field=f"{self._where}.{name}")
