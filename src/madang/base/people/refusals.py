"""Why something is not allowed: one code, shown to people as a sentence and raised to programs."""


class Refused(Exception):
    """`reason` is "stage.code"; its sentence is the template <stage>/refusal/<code>.html, which may use `facts`."""

    def __init__(self, reason: str, **facts) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    @property
    def template(self) -> str:
        stage, _, code = self.reason.partition(".")
        return f"{stage}/refusal/{code}.html"


def require(reason: str | None, **facts) -> None:
    if reason:
        raise Refused(reason, **facts)
