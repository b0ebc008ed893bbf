"""Results in whole numbers; small counts are kept back, and nobody can reckon them."""

from itertools import product

import pytest

from madang.base.surveys import actions, results
from madang.base.surveys.asked import Asked
from madang.base.surveys.hiding import hidden, hidden_alone
from madang.base.surveys.models import Response, Survey
from madang.base.surveys.paper_list import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(survey, kim, saying):
    """many({1: 12, 2: 6}): so many papers for each option of the first question."""

    def many(counts, survey=survey, **more):
        number = survey.responses.count()
        for first, how_many in counts.items():
            for _one in range(how_many):
                number += 1
                actions.enter(survey, str(number), saying(survey, first, **more), by=kim)

    return many


@pytest.fixture
def found(survey, kim, later):
    def found(survey=survey):
        with later(days=11):
            actions.end(Survey.objects.get(pk=survey.pk), by=kim)
        return results.of(Survey.objects.get(pk=survey.pk))

    return found


def counts(result):
    return [row.count for row in result.rows]


def test_counts_are_whole_numbers_with_how_many_answered(many, found):
    many({1: 12, 2: 6})
    told = found()
    assert (told.answered, told.results[0].answered, counts(told.results[0])) == (18, 18, [12, 6, 0])
    assert told.channels == (("누리집", 0), ("종이", 18), ("종이(목록으로 올림)", 0))


def test_fewer_than_five_people_are_not_told(many, found):
    many({1: 4})
    told = found()
    assert told.answered is None and told.results[0].answered is None and told.results[0].rows == ()


def test_a_small_count_goes_and_takes_another_with_it(many, found):
    many({1: 30, 2: 10, 3: 2})
    assert counts(found().results[0]) == [30, None, None]


def reckoned(shown, whole):
    """What an attacker knows of the counts that were kept back: every way they could have been."""
    gone = [place for place, count in enumerate(shown) if count is None]
    rest = whole - sum(count for count in shown if count is not None)
    ways = [way for way in product(range(rest + 1), repeat=len(gone)) if sum(way) == rest]
    return {place: {way[index] for way in ways} for index, place in enumerate(gone)}


def test_nobody_reckons_a_small_count_from_the_rest():
    """Tables of three counts up to ten: every count of one to four stays open, and so does whether it was small."""
    for given in product(range(0, 12, 2), repeat=3):
        shown = hidden(given, 5)
        assert all(count is None or count == 0 or count >= 5 for count in shown)
        for place, ways in reckoned(shown, sum(given)).items():
            assert given[place] in ways
            if sum(given) >= 5:  # of fewer nothing is told at all
                assert len(ways) > 1 and max(ways) >= 5, given


def test_the_attacker_succeeds_where_only_small_counts_go():
    """The control: without hiding another count the small one is reckoned exactly."""
    assert reckoned([30, 10, None], 42) == {2: {2}}


def test_where_all_but_a_few_said_yes_the_few_are_kept_back():
    assert hidden_alone([18, 3, 10], 20, 5) == [None, None, 10]


def test_a_mean_is_not_told_beside_counts_that_are_kept_back(many, found):
    many({1: 10}, q3=5)
    many({1: 2}, q3=1)
    many({1: 7}, q3=4)
    scale = found().results[2]
    assert counts(scale) == [None, 0, 0, None, 10] and scale.total is None


def test_a_scale_tells_its_mean(many, found):
    many({1: 10}, q3=5)
    many({1: 10}, q3=4)
    assert found().results[2].mean == "4.5"


def test_a_ranking_tells_firsts_and_points(survey, many, found):
    lamp, mirror, patrol = survey.questions.get(order=4).options.all()
    many({1: 6}, q4=[lamp.pk, patrol.pk])
    many({1: 5}, q4=[mirror.pk, lamp.pk, patrol.pk])
    rows = found().results[3].rows
    assert [(row.label, row.count, row.points) for row in rows] == [("등", 6, 28), ("거울", 5, 15), ("순찰", 0, 17)]


def test_one_persons_number_does_not_show_in_a_sum(many, found):
    many({1: 9}, q5=1)
    many({1: 1}, q5=50)
    told = found().results[4]
    assert (told.total, told.middle) == (None, 1)


def test_texts_are_told_once_an_officer_has_read_them(survey, many, found, kim):
    many({1: 5}, q6="어두워요")
    many({1: 1}, q6="욕설")
    found()
    survey.refresh_from_db()
    good, bad = results.words_of(survey).filter(words="어두워요").first(), results.words_of(survey).get(words="욕설")
    actions.show(good, by=kim)
    actions.hide(bad, "비하하는 말", by=kim)
    told = results.of(survey).results[5]
    assert (told.words, told.withheld, told.unread) == (("어두워요",), (("비하하는 말", 1),), 4)


def test_of_few_texts_it_is_not_told_how_few(survey, many, found, kim):
    many({1: 9})
    many({1: 2}, q6="어두워요")
    found()
    survey.refresh_from_db()
    actions.show(results.words_of(survey).first(), by=kim)
    told = results.of(survey).results[5]
    assert (told.answered, told.words, told.unread) == (None, ("어두워요",), 0)


def test_results_take_as_many_queries_for_one_as_for_many(survey, many, found, django_assert_max_num_queries):
    many({1: 20, 2: 20}, q6="말")
    found()
    with django_assert_max_num_queries(8):
        results.of(Survey.objects.get(pk=survey.pk))


# Weighted: a second line.

WHO = Asked("single", "나이", ["젊음", "늙음"], required=True, people=[60, 40])
WISH = Asked("single", "등을 바라나요", ["예", "아니요"])


def test_weights_make_those_who_answered_look_like_those_who_live_here(opened, kim, later):
    """Ten young and thirty old answered where sixty of a hundred are young: by hand, young weigh 2.4, old 16/30."""
    survey = opened([WHO, WISH], takes_paper=True)
    (young, old), (yes, no) = (list(one.options.all()) for one in survey.questions.all())
    for number in range(40):
        given = {1: young.pk, 2: yes.pk} if number < 10 else {1: old.pk, 2: no.pk}
        actions.enter(survey, str(number), given, by=kim)
    with later(days=11):
        actions.end(survey, by=kim)
        told = results.of(survey)
    assert [(row.count, row.weighted) for row in told.results[1].rows] == [(10, 600), (30, 400)]
    assert told.weights.deff == round(1000 * 40 * (10 * 2.4**2 + 30 * (16 / 30) ** 2) / 40**2)
    assert told.deff == "1.65"


def test_where_a_group_did_not_answer_nothing_is_weighted(opened, kim, later):
    survey = opened([WHO, WISH], takes_paper=True)
    young = survey.questions.get(order=1).options.first()
    for number in range(9):
        actions.enter(survey, str(number), {1: young.pk}, by=kim)
    with later(days=11):
        actions.end(survey, by=kim)
        told = results.of(survey)
    assert told.weights is None and counts(told.results[0]) == [9, 0]


# A list of papers.


def test_a_list_goes_in_as_a_whole(survey, kim):
    content = "paper,q1,q2,q3,q4,q5,q6\nA1,1,1;3,5,3;1,7,어둡다\nA2,2,,,,,\n".encode("utf-8-sig")
    rows, faults = read(survey, content)
    assert faults == []
    actions.enter_list(survey, rows, by=kim)
    first = Response.objects.get(paper="A1")
    assert first.channel == "list"
    assert list(first.answers.filter(question__order=4).values_list("option__text", "rank")) == [("순찰", 1), ("등", 2)]


def test_every_fault_of_a_list_is_told_with_its_line(survey, kim):
    content = b"paper,q1,q2,q3,q4,q5,q6\nA1,9,,,,,\nA1,1,7,,,,\n,1,,,,,\nA4,1,,6,,,\nA5,1,,,1;1,,\nA6,1\nA7,1,,,,99,\nA8,1,,,,,\nA8,1,,,,,\n"
    _rows, faults = read(survey, content)
    assert [(one.line, one.column) for one in faults] == [
        (2, "q1"),
        (3, "q2"),
        (4, "paper"),
        (5, "q3"),
        (6, "q4"),
        (7, ""),
        (8, "q5"),
        (10, "paper"),
    ]
    assert read(survey, b"a,b\n")[1][0].line == 1
    assert read(survey, "종이".encode("cp949"))[1][0].line == 1
