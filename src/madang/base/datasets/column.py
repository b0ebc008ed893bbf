"""One column of a published table: what it holds, in which unit, and whom it could expose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Type(models.TextChoices):
    """What a cell holds in Python: int, Decimal, int in the currency's minor unit, str, bool, date, aware datetime,
    (longitude, latitude) in WGS 84, or a web address."""

    INTEGER = "integer", pgettext_lazy("column type", "정수")
    NUMBER = "number", pgettext_lazy("column type", "수")
    MONEY = "money", pgettext_lazy("column type", "금액")
    STRING = "string", pgettext_lazy("column type", "글")
    BOOLEAN = "boolean", pgettext_lazy("column type", "예·아니요")
    DATE = "date", pgettext_lazy("column type", "날짜")
    DATETIME = "datetime", pgettext_lazy("column type", "날짜와 시각")
    GEOPOINT = "geopoint", pgettext_lazy("column type", "지점(경도, 위도)")
    LINK = "link", pgettext_lazy("column type", "웹 주소")

    @property
    def is_number(self) -> bool:
        return self in {Type.INTEGER, Type.NUMBER, Type.MONEY}

    @property
    def is_text(self) -> bool:
        return self in {Type.STRING, Type.LINK}


class Privacy(models.TextChoices):
    """Whom a column could expose. Only the first two may be published."""

    PUBLIC = "public", _("공개")
    AGGREGATE = "aggregate", _("합계로만 공개")
    INTERNAL = "internal", _("업무용")
    PERSONAL = "personal", _("개인정보")


@dataclass(frozen=True)
class Column:
    """Column("cost", "money", _("사업비"), _("시가 검토한 사업비"), unit="KRW")

    `codes` are the only values a coded column may hold, each with its meaning: TextChoices.choices fits.
    `at_least` belongs to privacy="aggregate": no count of people below it is published.
    `why_public` says why a column that looks like a personal identifier is none, such as an office's telephone.
    """

    name: str
    type: Type
    title: str
    description: str = ""
    unit: str = ""
    privacy: Privacy = Privacy.PUBLIC
    required: bool = False
    codes: Sequence[tuple[str, str]] = ()
    at_least: int = 0
    why_public: str = ""

    def __post_init__(self):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            raise ValueError(f"Column {self.name!r}: a name is small letters, digits and _, beginning with a letter.")
        object.__setattr__(self, "type", Type(self.type))
        object.__setattr__(self, "privacy", Privacy(self.privacy))
        object.__setattr__(self, "codes", tuple(self.codes))
        if (self.privacy == Privacy.AGGREGATE) != (self.at_least > 1):
            raise ValueError(
                f"Column {self.name!r}: an aggregate says how many people it counts `at_least` (2 or more)."
            )

    def said(self) -> "Column":
        """The same column with its words in the language active now."""
        words = {name: str(getattr(self, name)) for name in ["title", "description", "unit", "why_public"]}
        return replace(self, codes=tuple((code, str(word)) for code, word in self.codes), **words)
