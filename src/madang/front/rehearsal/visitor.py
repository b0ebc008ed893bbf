"""A person at a browser without JavaScript: reads pages, fills fields by their labels, presses buttons by their words."""

from functools import cache
from urllib.parse import quote

from django.core.wsgi import get_wsgi_application
from webtest import TestApp, Upload

from madang.base.pages.words import josa

LOCAL = {"HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1"}


@cache
def _site():
    """The site itself, in this process; every visitor has cookies of their own."""
    return get_wsgi_application()


class Lost(Exception):
    """The page has no such link, field or button, or refused: the rehearsal stops and says where."""


class Visitor:
    def __init__(self, name: str, town: str) -> None:
        self.name, self.town = name, town
        self.app = TestApp(_site(), extra_environ=LOCAL, lint=False)
        self.page = None

    def opens(self, path: str) -> "Visitor":
        """A path of the town's own site, such as 2027/propose/new/."""
        return self._sees(self.app.get(f"/{self.town}/{path}", expect_errors=True))

    def goes_to(self, address: str) -> "Visitor":
        """An address as it stands on a page or in a letter."""
        return self._sees(self.app.get(address, expect_errors=True))

    def comes_in(self) -> "Visitor":
        """Through the demo's door."""
        return self.opens(f"demo/?who={quote(self.name)}").presses(f"{josa(self.name, '으로/로')} 들어가기")

    def fills(self, answers: dict[str, object]) -> "Visitor":
        """By label: {"제목": "좁은 골목마다 보이는 소화기"}. A list ticks boxes; a pair (name, bytes) is a file."""
        for label, answer in answers.items():
            self._fill(label, answer)
        return self

    def fills_in(self, groups: dict[str, dict[str, object]]) -> "Visitor":
        """By the legend of a group and the labels within it: {"1째 줄": {"항목": "소화기함", "수량": 12}}."""
        for place, form in self._forms():
            for legend, answers in groups.items():
                if (group := _group(place, legend)) is not None:
                    for label, answer in answers.items():
                        _fill_within(form, group, label, answer)
        return self

    def ticks(self, name: str, values: list) -> int:
        """Tick the boxes of that name that stand for these values; how many there were."""
        wanted = {str(value) for value in values}
        boxes = [box for _, form in self._forms() for box in form.fields.get(name, []) if box._value in wanted]
        for box in boxes:
            box.checked = True
        return len(boxes)

    def presses(self, words: str) -> "Visitor":
        form, button = self._button(words)
        answer = form.submit(button.get("name"), value=button.get("value"), expect_errors=True)
        while answer.status_int in (301, 302, 303):
            answer = answer.follow(expect_errors=True)
        return self._sees(answer)

    def follows(self, words: str) -> "Visitor":
        """A link by its words."""
        for link in self.page.html.find_all("a", href=True):
            if _said(link).startswith(words):
                return self._sees(self.page.goto(link["href"], expect_errors=True))
        raise self._lost(f"no link {words!r}")

    def labels(self) -> list[str]:
        return [_said(label) for label in self.page.html.find_all("label")]

    def options(self, legend: str) -> list[str]:
        """The labels of a group's options, in the order of the page."""
        group = next(found for place, _ in self._forms() if (found := _group(place, legend)))
        return [_said(label) for label in group.find_all("label")]

    def ticks_every(self, name: str) -> int:
        """Tick all boxes of that name in the table; how many there were."""
        for _, form in self._forms():
            boxes = form.fields.get(name, [])
            for box in boxes:
                box.checked = True
            if boxes:
                return len(boxes)
        return 0

    def points_at(self, x: float, y: float) -> "Visitor":
        """Touch the map at a pixel of its picture: an image button, as without JavaScript."""
        form = next(form for place, form in self._forms() if place.find("input", type="image"))
        return self._sees(
            self.app.post(self.page.request.path, [*form.submit_fields(), ("point.x", x), ("point.y", y)])
        )

    def follows_in_row(self, words: str, link: str) -> "Visitor":
        """In the table row that holds these words."""
        row = next(row for row in self.page.html.find_all("tr") if words in _said(row))
        found = next(one for one in row.find_all("a") if _said(one).startswith(link))
        return self._sees(self.page.goto(found["href"], expect_errors=True))

    @property
    def text(self) -> str:
        main = self.page.html.find("main") if self.page.content_type == "text/html" else None
        return _said(main) if main else ""

    def _sees(self, page) -> "Visitor":
        self.page = page
        if page.status_int >= 400:
            raise self._lost(page.status)
        return self

    def _lost(self, what: str) -> Lost:
        return Lost(f"{self.name} at {self.page.request.path}: {what}. The page says: {self.text[:500]}")

    def _forms(self):
        return zip(
            self.page.html.find_all("form"),
            (form for key, form in self.page.forms.items() if isinstance(key, int)),
            strict=True,
        )

    def _button(self, words: str):
        for place, form in self._forms():
            for button in place.find_all("button"):
                if words in (_said(button), button.get("aria-label")):
                    return form, button
        raise self._lost(f"no button {words!r}")

    def _fill(self, label: str, answer) -> None:
        for place, form in self._forms():
            if (field := _labelled(place, label)) is not None:
                return _put(form, field, answer)
            if (group := _group(place, label)) is not None:
                return _choose(form, group, answer)
        raise self._lost(f"no field {label!r}")


def _fill_within(form, group, label: str, answer) -> None:
    if (field := _labelled(group, label)) is not None:
        return _put(form, field, answer)
    if (inner := _group(group, label)) is not None:
        return _choose(form, inner, answer)
    raise LookupError(f"no field {label!r} in the group")


def _put(form, field, answer) -> None:
    if field.name == "select":
        form[field["name"]].select(text=str(answer))
    elif isinstance(answer, tuple):
        form[field["name"]] = Upload(*answer)
    else:
        form[field["name"]] = answer if isinstance(answer, bool) else str(answer)


def _choose(form, group, answer) -> None:
    """Options of a group by their labels: one for radio buttons, a list for boxes."""
    wanted = answer if isinstance(answer, list) else [answer]
    for label in group.find_all("label"):
        control = group.find(id=label.get("for")) or label.find("input")
        if control["type"] == "radio" and _said(label) in wanted:
            form[control["name"]] = control["value"]
        if control["type"] == "checkbox":
            box = next(one for one in form.fields[control["name"]] if one._value == control.get("value", "on"))
            box.checked = _said(label) in wanted


def _labelled(place, words: str):
    for label in place.find_all("label"):
        if _said(label) == words and label.get("for"):
            field = place.find(id=label["for"])
            if field is not None and field.get("type") != "radio":
                return field
    return None


def _group(place, words: str):
    for legend in place.find_all("legend"):
        if _said(legend) == words:
            return legend.find_parent("fieldset")
    return None


def _said(element) -> str:
    """What is read, without the mark of an optional field."""
    words = " ".join(element.get_text(" ").split())
    return words.removesuffix(" (선택)").removesuffix(" ( 선택 )")
