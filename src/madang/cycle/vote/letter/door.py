"""The door: what was typed, held against the roll, with wrong tries counted by the code and by the network address."""

from madang.base.people.codes import TooManyTries
from madang.base.people.origin import origin_of

from ..models import Poll, RollIdentifier
from ..roll.finding import open_by_code
from ..roll.forms import CodeForm


def opened_by(poll: Poll, form: CodeForm, request) -> RollIdentifier | None:
    """The code's row on the roll, or None and the form says why. What is wrong is not said more closely than that."""
    asked = form.cleaned_data
    try:
        opened = open_by_code(poll, asked["code"], asked["name"], asked["born"], who=origin_of(request))
    except TooManyTries:
        form.say("too_many")
        return None
    if opened is None:
        form.say("wrong")
    return opened
