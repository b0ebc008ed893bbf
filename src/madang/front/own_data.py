"""Everything the platform keeps about the one who asks, from every room, to take along as one file."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from madang.base.files.models import Upload
from madang.base.meetings.models import Attendance, Need, Voice
from madang.base.notices.models import Message, Preference, Subscription
from madang.base.people.doors import signed_in
from madang.base.people.leaving import own_data
from madang.base.people.models import Person
from madang.base.surveys.own import own_answers
from madang.base.talk.models import Comment, Original, Report
from madang.cycle.convene.models import Application, Interest, Member
from madang.cycle.deliberate.models import Change, Claim, Reaction, Sheet, Statement
from madang.cycle.execute.watch.own import own_watch
from madang.cycle.feedback.own import own_ratings
from madang.cycle.learn.own import own_learning
from madang.cycle.propose.models import Proposal
from madang.cycle.review.models import Appeal, Modification, Seat, Summons
from madang.cycle.vote.models import RollEntry


@never_cache
@signed_in
def data(request):
    answer = JsonResponse(everything(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="madang.json"'
    return answer


def everything(person: Person) -> dict:
    """What every room knows, as JSON values. How somebody voted is not among it: nobody knows."""
    return own_data(person) | {
        "notices": _rows(Preference.objects.filter(person=person), "channel", "phone", "frequency", "unsubscribed"),
        "follows": _rows(Subscription.objects.filter(person=person), "government__slug", "subject", "name", "since"),
        "messages": _rows(
            Message.objects.to(person), "government__slug", "subject", "template", "facts", "channel", "created_at",
            "sent_at", "read_at",
        ),
        "uploads": _rows(
            Upload.objects.filter(uploaded_by=person), "government__slug", "subject", "original_name", "content_type",
            "size", "digest", "alt", "created_at",
        ),
        "proposals": _rows(
            Proposal.objects.by(person), "cycle__government__slug", "cycle__fiscal_year", "number", "proposer_name",
            "title", "problem", "idea", "effect", "field", "cost", "place", "x", "y", "state", "answer", "submitted_at",
        ),
        "comments": _rows(
            Comment.objects.filter(text__author=person), "text__government__slug", "text__about", "text__title",
            "text__written_at", "words", "name", "is_official", "edited_at", "taken_back_at",
        ),
        "originals": _rows(
            Original.objects.filter(text__author=person), "text__government__slug", "text__subject", "name", "words", "kept_at",
        ),
        "reports": _rows(Report.objects.filter(by=person), "text__government__slug", "text__about", "why", "words", "at", "answer"),
        "answers": _rows(Summons.objects.filter(answered_by=person), "proposal__number", "asked", "answer", "answered_at"),
        "consents": _rows(
            Modification.objects.filter(answered_by=person), "review__proposal__number", "answer", "words", "answered_at"
        ),
        "appeals": _rows(Appeal.objects.filter(filed_by=person), "proposal__number", "words", "filed_at", "outcome", "sentence"),
        "panels": _rows(Seat.objects.filter(person=person), "appeal__proposal__number", "voice", "words", "at"),
        "meetings": _rows(
            Attendance.objects.filter(person=person), "meeting__title", "meeting__starts_at", "name", "capacity", "voting",
            "coming", "present",
        ),
        "voices": _rows(Voice.objects.filter(attendance__person=person), "motion__words", "choice", "at"),
        "needs": _rows(
            Need.objects.filter(person=person), "meeting__title", "kind", "words", "asked_at", "due_on", "answer", "sentence",
        ),
        "statements": _rows(
            Statement.objects.filter(person=person), "hearing__title", "number", "name", "words", "said_at", "answer"
        ),
        "claims": _rows(Claim.objects.filter(person=person), "conversation__title", "words", "at"),
        "reactions": _rows(Reaction.objects.filter(person=person), "claim__words", "stance"),
        "changes": _rows(
            Change.objects.filter(by=person), "together__proposal__number", "before", "after", "why", "at", "answer", "answer_words"
        ),
        "sheets": _rows(
            Sheet.objects.filter(judge__member__person=person), "candidate__proposal__number", "stand", "words", "handed_in_at",
            "withdrawn_why",
        ),
        "applications": _rows(
            Application.objects.filter(person=person), "call__plan__body__name", "number", "name", "sex", "age_band", "area__name",
            "disability", "multicultural", "motive", "stand", "reason", "handed_in_at",
        ),
        "memberships": _rows(
            Member.objects.filter(person=person), "body__name", "name", "capacity", "route", "role", "since", "until", "ended_on",
            "sex", "age_band", "area__name", "disability", "multicultural",
        ),
        "interests": _rows(
            Interest.objects.filter(member__person=person), "subject", "how", "ground", "reason", "declared_at", "lifted_why"
        ),
        "rolls": _rolls(person),
        "surveys": own_answers(person),
        "school": own_learning(person),
        "ratings": own_ratings(person),
    } | own_watch(person)  # fmt: skip


def _rolls(person: Person) -> list[dict]:
    entries = RollEntry.objects.filter(person=person).select_related("poll__track", "poll__cycle__government")
    return [
        {
            "government": entry.poll.cycle.government.slug,
            "fiscal_year": entry.poll.cycle.fiscal_year,
            "track": entry.poll.track.code,
            "ground": entry.ground,
            "voted": entry.has_voted,
        }
        for entry in entries.order_by("poll")
    ]


def _rows(rows, *columns: str) -> list[dict]:
    return [_named(row) for row in rows.order_by("pk").values(*columns)]


def _named(row: dict) -> dict:
    """Columns by their last name; moments as ISO text comes with the JSON."""
    return {
        name.replace("cycle__", "").replace("text__", "").replace("government__slug", "government"): row[name]
        for name in row
    }
