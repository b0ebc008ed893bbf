"""A figure of the demo city: who they are and the parts they play."""

from dataclasses import dataclass

from madang.base.people.models import Belonging, Role

from . import MAIL


@dataclass(frozen=True)
class Figure:
    """`area` is a neighbourhood's name: where they live, work or study; `age` is theirs in 2026."""

    name: str
    account: str
    age: int
    area: str | None
    portrait: str = ""
    roles: tuple[Role, ...] = (Role.RESIDENT,)
    office: str = ""
    belonging: Belonging | None = Belonging.REGISTERED

    @property
    def email(self) -> str:
        return f"{self.account}@{MAIL}"
