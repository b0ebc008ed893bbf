"""Take personal data out of a text before everyone reads it, and keep what was written apart."""

import re
import secrets
import unicodedata
from dataclasses import dataclass

from django.db import transaction

from madang.base.pages.plain import plain
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang_methods.personal_data import Kind, find_personal_data, mask

from .models import Original, Text

MARKS = 2  # combining marks that any script needs on one letter; more of them only climb over other lines
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True)
class Page:
    """Where a text stands: Page("proposal/17", "골목 소화기", "propose:proposal", (2027, 17))."""

    about: str
    title: str
    name: str
    args: tuple = ()


@dataclass(frozen=True)
class Received:
    """`words` by the names they came under, as everyone may read them; `kinds` of personal data that were masked."""

    text: Text
    words: dict[str, str]
    kinds: tuple[str, ...]


@transaction.atomic
def receive(
    government: Government,
    words: dict[str, str],
    page: Page,
    *,
    by: Person | None,
    subject: str = "",
    language: str = "",
) -> Received:
    """receive(government, {"idea": "… 010-1234-5678"}, page, by=ara, subject="proposal/17").words["idea"]

    For any stage: whatever comes back may be published. Called again for the same subject it receives a new wording.
    Without `subject` it is a comment, and called after its own number.
    """
    text = _known(government, subject, page, by, language or government.language)
    shown, kinds = {}, set()
    for name, said in words.items():
        clean = tidy(said)
        found = find_personal_data(clean)
        shown[name] = mask(clean, found)
        if found:
            kinds |= {one.kind.value for one in found}
            keep = mask(clean, [one for one in found if one.kind == Kind.RESIDENT_NUMBER])
            Original.objects.create(text=text, name=name, words=keep, kinds=sorted({one.kind.value for one in found}))
    return Received(text, shown, tuple(sorted(kinds)))


def tidy(text: str) -> str:
    """Plain, without towers of combining marks and without deserts of empty lines."""
    kept: list[str] = []
    run = 0
    for letter in plain(text).replace("\r\n", "\n").replace("\r", "\n"):
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MARKS:
            kept.append(letter)
    return _BLANK_LINES.sub("\n\n", "".join(kept)).strip()


def _known(government: Government, subject: str, page: Page, by: Person | None, language: str) -> Text:
    about = {"about": page.about, "title": page.title[:120], "page": {"name": page.name, "args": list(page.args)}}
    about |= {"author": by, "language": language}
    if subject:
        return Text.objects.update_or_create(government=government, subject=subject, defaults=about)[0]
    text = Text.objects.create(government=government, subject=f"new/{secrets.token_hex(8)}", **about)
    text.subject = f"comment/{text.pk}"
    text.save(update_fields=["subject"])
    return text
