"""What the database itself refuses, each beside what it takes: the same on both databases."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from madang.base import clock
from madang.cycle.settle.models import Indicator, Inspection, Leftover, Measurement, Opinion, Settlement

DIGEST = "ab" * 32


def refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def put(settlement, state, **fields):
    Settlement.objects.filter(pk=settlement.pk).update(state=state, **fields)


def drawn_up(settlement):
    put(settlement, "drawn_up", drawn_up_on=date(2028, 3, 10), drawn_digest=DIGEST)


def inspected(settlement, kim):
    days = {"began_on": date(2028, 4, 3), "ended_on": date(2028, 4, 20), "given_on": date(2028, 4, 28)}
    inspection = Inspection.objects.create(
        settlement=settlement, inspectors=3, digest=DIGEST, at=clock.now(), by=kim, **days
    )
    opinion = Opinion.objects.create(settlement=settlement, inspection=inspection, kind="improve", words="더 꼼꼼히")
    put(settlement, "inspected")
    return inspection, opinion


def approve(settlement, kim, **other):
    fields = {
        "approved_on": date(2028, 6, 20), "submitted_on": date(2028, 5, 20), "approved_at": clock.now(), "approved_by": kim,
        "frozen": {"rows": [1]}, "digest": DIGEST, **other,
    }  # fmt: skip
    put(settlement, "approved", **fields)


def explain(settlement, bench, kim, **other):
    fields = {"amount": 1_600_000, "reason": "contract", "words": "낙찰가가 낮았습니다", "at": clock.now(), "by": kim}
    return Leftover.objects.create(settlement=settlement, project=bench, **fields | other)


def test_a_settlement_goes_one_way(settlement, kim):
    refuses(lambda: put(settlement, "inspected"))
    drawn_up(settlement)
    refuses(lambda: approve(settlement, kim))
    inspected(settlement, kim)
    refuses(lambda: put(settlement, "drawn_up"))
    approve(settlement, kim)
    refuses(lambda: put(settlement, "open"))
    refuses(lambda: Settlement.objects.filter(pk=settlement.pk)._raw_delete("default"))


def test_what_was_approved_stays(settlement, kim):
    """The negative control: before the approval every one of these columns still changes."""
    changes = {
        "frozen": {"rows": [2]}, "digest": "cd" * 32, "drawn_digest": "cd" * 32, "approved_on": date(2028, 6, 21),
        "session": "제9회", "council_words": "다른 말", "reason_from": 5, "opened_at": clock.now() - timedelta(days=1),
    }  # fmt: skip
    drawn_up(settlement)
    inspected(settlement, kim)
    before = Settlement.objects.filter(pk=settlement.pk).values(*changes).get()
    for name, value in changes.items():
        Settlement.objects.filter(pk=settlement.pk).update(**{name: value})
    Settlement.objects.filter(pk=settlement.pk).update(**before)
    approve(settlement, kim)
    for name, value in changes.items():
        refuses(lambda name=name, value=value: Settlement.objects.filter(pk=settlement.pk).update(**{name: value}))
    assert Settlement.objects.get().frozen == {"rows": [1]}


def test_raw_sql_does_not_change_it_either(settlement, kim):
    drawn_up(settlement)
    inspected(settlement, kim)
    approve(settlement, kim)

    def by_hand():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE settle_settlement SET frozen = '{}'")

    refuses(by_hand)


def test_only_the_table_that_was_drawn_up_is_approved(settlement, kim):
    drawn_up(settlement)
    inspected(settlement, kim)
    with pytest.raises(IntegrityError), transaction.atomic():
        approve(settlement, kim, digest="cd" * 32)
    approve(settlement, kim)


def test_it_is_notified_once(settlement, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Settlement.objects.update(notified_on=date(2028, 6, 22))
    drawn_up(settlement)
    inspected(settlement, kim)
    approve(settlement, kim)
    Settlement.objects.update(notified_on=date(2028, 6, 22))
    refuses(lambda: Settlement.objects.update(notified_on=date(2028, 6, 23)))
    refuses(lambda: Settlement.objects.update(notified_on=None))


def test_reasons_only_grow_and_only_while_it_is_open(settlement, bench, kim):
    reason = explain(settlement, bench, kim)
    explain(settlement, bench, kim, words="다시 적습니다")
    refuses(lambda: Leftover.objects.filter(pk=reason.pk).update(words="다른 말"))
    refuses(lambda: Leftover.objects.filter(pk=reason.pk)._raw_delete("default"))
    drawn_up(settlement)
    refuses(lambda: explain(settlement, bench, kim))
    put(settlement, "open")
    explain(settlement, bench, kim)


def test_what_was_expected_stays_once_it_is_measured(settlement, bench, kim):
    indicator = Indicator.objects.create(
        settlement=settlement, project=bench, name="앉을 자리", unit="곳", expected=12, at=clock.now(), by=kim
    )
    Indicator.objects.update(expected=14)
    fields = {
        "indicator": indicator, "value": 13, "source": "준공 사진", "measured_by": "공원녹지과",
        "measured_on": date(2028, 2, 1), "at": clock.now(), "by": kim,
    }  # fmt: skip
    Measurement.objects.create(**fields)
    refuses(lambda: Indicator.objects.update(expected=13))
    refuses(lambda: Indicator.objects.filter(pk=indicator.pk)._raw_delete("default"))
    refuses(lambda: Measurement.objects.update(value=14))
    drawn_up(settlement)
    refuses(lambda: Measurement.objects.create(**fields))
    shade = {"name": "그늘", "unit": "곳", "expected": 1, "at": clock.now(), "by": kim}
    refuses(lambda: Indicator.objects.create(settlement=settlement, project=bench, **shade))


def test_opinions_are_answered_once(settlement, kim):
    refuses(lambda: Opinion.objects.create(settlement=settlement, inspection_id=1, kind="improve", words="먼저"))
    drawn_up(settlement)
    _inspection, opinion = inspected(settlement, kim)
    refuses(lambda: Opinion.objects.update(words="다른 의견"))
    refuses(lambda: Inspection.objects.update(inspectors=9))
    Opinion.objects.update(answer="고치겠습니다", answered_at=clock.now(), answered_by=kim)
    refuses(lambda: Opinion.objects.update(answer="아니요"))
    refuses(lambda: Opinion.objects.filter(pk=opinion.pk)._raw_delete("default"))


def test_one_settlement_a_year(settlement, year, kim):
    fields = {"cycle": year, "reason_basis": "계획", "opened_at": clock.now(), "opened_by": kim}
    refuses(lambda: Settlement.objects.create(fiscal_year=2027, **fields))
    Settlement.objects.create(fiscal_year=2028, **fields)
    refuses(lambda: Settlement.objects.create(fiscal_year=2029, state="approved", **fields))
