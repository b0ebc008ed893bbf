"""What the statement says, as plain values: made of what the year recorded, and what is kept when it is adopted.

{"activities": […], "counts": {…}, "proposals": […], "projects": […], "totals": {…}, "deliberation": […], "words": "…"}
Amounts in the currency's minor unit; days as ISO text; words in the government's language. `digest_of` is over all of it.
"""

import hashlib
import json
from collections import Counter
from dataclasses import asdict

from django.db.models import Count as Number
from django.db.models import Q, Sum
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.meetings.models import Meeting
from madang.base.talk.hidden import hidden_numbers
from madang.cycle.convene.models import Body
from madang.cycle.decide.models import Outcome, Resolution
from madang.cycle.deliberate.models import Listing
from madang.cycle.plan.models import Cycle

from ..ledger import accounts
from ..models import Column, Entry, OpinionStatement, Project, Request
from .outcomes import Result, outcomes_of
from .taking_part import activities_of

FORM = 1  # of these values, so that a later version still reads what an earlier one kept


def content_of(cycle: Cycle, words: str = "") -> dict:
    """Some thirty queries, however long the year was."""
    with translation.override(cycle.government.language):
        proposals = outcomes_of(cycle)
        projects = _projects(cycle)
        return {
            "form": FORM,
            "government": cycle.government.name,
            "fiscal_year": cycle.fiscal_year,
            "cycle_year": cycle.cycle_year,
            "currency": cycle.government.currency,
            "ordinance": cycle.ordinance.title if cycle.ordinance else "",
            "activities": [_activity(one) for one in activities_of(cycle)],
            "proposals": [asdict(row) | {"result": str(row.result)} for row in proposals],
            "counts": _counts(proposals),
            "projects": projects,
            "totals": {name: sum(row[name] for row in projects) for name in AMOUNTS},
            "deliberation": _deliberation(cycle),
            "words": words,
        }


AMOUNTS = ("selected", "requested", "bill")


def kept(statement: OpinionStatement) -> dict:
    """As it was adopted or frozen; as it would be made now while it is a draft."""
    return statement.frozen or content_of(statement.cycle, statement.words)


def digest_of(content: dict) -> str:
    """SHA-256 of the values as canonical JSON: keys in order, no spaces, UTF-8."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _activity(one) -> dict:
    told = asdict(one) | {"method": str(one.method), "what": str(one.what), "unit": str(one.unit)}
    return told | {name: getattr(one, name).isoformat() if getattr(one, name) else None for name in ("begun", "ended")}


def _counts(proposals) -> dict[str, int]:
    counted = Counter(str(row.result) for row in proposals)
    return {str(result): counted[str(result)] for result in Result}


def _projects(cycle: Cycle) -> list[dict]:
    """What residents chose, with the amounts of the ledger for this fiscal year; no title where the proposal is hidden."""
    taken_up = Entry.objects.of_cycle(cycle).filter(column=Column.SELECTED).values("project")
    of_cycle = Project.objects.of(cycle)
    chosen = of_cycle.filter(Q(decision=None) | Q(decision__outcome=Outcome.SELECTED) | Q(pk__in=taken_up))
    money = accounts(Entry.objects.of_cycle(cycle).filter(fiscal_year=cycle.fiscal_year), "project")
    left_out = set(Request.objects.filter(project__cycle=cycle, state="left_out").values_list("project", flat=True))
    hidden = set(chosen.filter(proposal__in=hidden_numbers("proposal")).values_list("pk", flat=True))
    rows = []
    for one in chosen.select_related("track", "area", "office", "proposal").order_by("number"):
        account = money.get(one.pk)
        rows.append({
            "number": one.number,
            "title": "" if one.pk in hidden else one.title,
            "track": one.track.name if one.track else "",
            "area": one.area.name if one.area else "",
            "office": one.office.name if one.office else "",
            "proposal": f"{cycle.fiscal_year % 100}-{one.proposal.number:04}" if one.proposal else "",
            "chosen_by": one.chosen_by or _("주민투표와 총회"),
            "left_out": one.pk in left_out,
            **{name: getattr(account, name) if account else 0 for name in AMOUNTS},
        })  # fmt: skip
    return rows


def _deliberation(cycle: Cycle) -> list[dict]:
    """Resolutions of the assembly, shortlists, and the meetings of committees that were held on it, by day."""
    said = [*_resolutions(cycle), *_shortlists(cycle), *_committees(cycle)]
    return sorted(said, key=lambda one: (one["on"], one["kind"], one["body"]))


def _resolutions(cycle: Cycle):
    how_many = {str(outcome): Number("decisions", Q(decisions__outcome=outcome)) for outcome in Outcome}
    resolutions = Resolution.objects.of_cycle(cycle).select_related("count__poll__track")
    money = Sum("decisions__amount", filter=Q(decisions__outcome=Outcome.SELECTED))
    for one in resolutions.annotate(**how_many, money=money):
        facts = {str(outcome): getattr(one, str(outcome)) for outcome in Outcome}
        yield {
            "kind": "resolution", "on": one.adopted_on.isoformat(), "body": one.body, "about": one.count.poll.track.name,
            "present": one.present, "money": one.money or 0, "words": one.words, **facts,
        }  # fmt: skip


def _shortlists(cycle: Cycle):
    signed = Listing.objects.filter(candidate__round__cycle=cycle, shortlist__signed_at__isnull=False)
    rows = signed.order_by().values("shortlist__round__body__name", "shortlist__round__title", "shortlist__signed_at")
    for row in rows.annotate(on=Number("pk", Q(listed=True)), off=Number("pk", Q(listed=False))):
        yield {
            "kind": "shortlist", "on": timezone.localtime(row["shortlist__signed_at"]).date().isoformat(),
            "body": row["shortlist__round__body__name"], "about": row["shortlist__round__title"],
            "listed": row["on"], "unlisted": row["off"],
        }  # fmt: skip


def _committees(cycle: Cycle):
    """Meetings of this year's bodies that put something of this year on their agenda: it, its proposals, its statement."""
    bodies = {body.subject: body.name for body in Body.objects.of_year(cycle)}
    met = Meeting.objects.of(cycle.government).met().filter(host__in=bodies, starts_at__year=cycle.cycle_year)
    counted = Q(items__motions__outcome__in=["carried", "lost"])
    met = met.annotate(
        came=Number("attendances", Q(attendances__voting=True, attendances__present=True), distinct=True),
        put=Number("items", distinct=True),
        votes=Number("items__motions", counted, distinct=True),
    )
    for one in met.order_by("starts_at", "pk"):
        yield {
            "kind": "meeting", "on": timezone.localtime(one.starts_at).date().isoformat(), "body": bodies[one.host],
            "about": one.title, "sitting": one.sitting, "present": one.came, "items": one.put, "votes": one.votes,
        }  # fmt: skip
