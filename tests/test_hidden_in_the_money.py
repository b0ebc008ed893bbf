"""What was hidden of a proposal stays hidden where its money is followed: pages, documents and tables of data."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.talk import moderation
from madang.base.talk.models import Text, Why
from madang.cycle.budget.models import Project

from .small_years import one_of_everything
from .test_permissions import OPEN, names, rows

pytestmark = pytest.mark.django_db
TITLE = "옆집-아무개-이야기"
STAGES = tuple(f"/2027/{stage}/" for stage in ("budget", "execute", "settle", "feedback"))
TABLES = [
    "projects", "lines", "works", "contracts", "payments", "changes", "reports", "visits", "waste-reports",
    "extracts", "settlement", "indicators",
]  # fmt: skip
PAGES = sorted({address for _s, method, address, _said in rows(OPEN) if method == "GET" and address.startswith(STAGES)})
PAGES += ["/data/ledger.csv", *(f"/2027/data/{table}.csv" for table in TABLES)]


@pytest.fixture
def town(year, ara, kim, during):
    during(year, "plan", days=1)
    made = one_of_everything(year, ara, kim, title=TITLE)
    Project.objects.filter(pk=made.project.pk).update(proposal=made.published, title=TITLE)
    return made


def showing(client, town):
    """The addresses at which a stranger reads the title."""
    found = set()
    with clock.set_to(town.cycle.windows.get(stage="decide").opens_at + timedelta(days=10)):
        for address in PAGES:
            answer = client.get("/haeoreum" + address.format(**names(town)))
            if TITLE in b"".join(answer).decode(errors="replace"):
                found.add(address)
    return found


def test_a_hidden_title_is_shown_nowhere(client, town, kim):
    """The same walk before it is hidden is the control: the title is read in every stage of the money and in the tables."""
    before = showing(client, town)
    assert all(any(address.startswith(room) for address in before) for room in (*STAGES, "/2027/data/"))
    for wish in (town.published, town.candidate):  # both are called so
        said = {"subject": wish.subject, "about": wish.subject, "title": wish.title, "language": "ko"}
        text = Text.objects.create(government=town.government, **said)
        moderation.hide(text, Why.PERSONAL, "이름이 있습니다.", by=kim)
    assert sorted(showing(client, town)) == []
