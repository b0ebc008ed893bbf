"""What the year publishes as tables says what the pages say."""

import json

import pytest

from madang.base.datasets.identifiers import raw_identifiers
from madang.cycle.plan.actions import publish_plan, save_draft
from madang.cycle.plan.data import DATASETS, PLANS, TRACKS, WINDOWS
from madang.cycle.plan.models import OperatingPlan, Stage
from madang_methods.counting import RuleSpec

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(year, kim, during):
    during(year, "plan", days=1)
    year.windows.update(legal_ground="조례 제7조")
    publish_plan(save_draft(OperatingPlan(cycle=year, purpose="함께"), by=kim), by=kim)

    def read(dataset):
        names = [column.name for column in dataset.columns]
        return [dict(zip(names, row, strict=True)) for row in dataset.rows(year)]

    return read


def test_the_calendar_has_every_stage(rows):
    assert [row["stage"] for row in rows(WINDOWS)] == [stage.value for stage in Stage]


def test_a_rule_can_be_read_back_from_the_table_and_its_digest_fits(rows):
    for row in rows(TRACKS):
        assert RuleSpec.from_json(row["decision_rule"]).digest == row["decision_digest"]
        assert json.loads(row["decision_rule"])["cutoff"] == "skip"


def test_only_published_versions_are_listed(rows, year, kim):
    save_draft(OperatingPlan(cycle=year), by=kim)
    assert [row["version"] for row in rows(PLANS)] == [1]


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_no_table_names_a_person(dataset, rows, year):
    assert list(raw_identifiers(dataset, dataset.rows(year))) == []
