"""Residents judge a finished project: once each, without being known, in figures that tell of nobody."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.places.models import Area
from madang.cycle.feedback.actions import hide_words, open_satisfaction, rate, show_words, take_back
from madang.cycle.feedback.forgetting import forget
from madang.cycle.feedback.models import Rating
from madang.cycle.feedback.results import STEP, _results, results_of


def give(project, person, stars=4, words="", **more):
    return rate(project, Rating(stars=stars, words=words, **more), by=person)


def refused(reason, call, *args, **kwargs):
    with pytest.raises(Refused) as error:
        call(*args, **kwargs)
    assert error.value.reason == reason


def test_a_neighbour_rates_once_and_nobody_is_stored(built, ara):
    give(built, ara, words="편합니다. 010-2345-6789")
    stored = Rating.objects.get()
    assert "2345" not in stored.words
    assert {field.name for field in Rating._meta.fields} & {"person", "by"} == set()
    refused("feedback.rated_already", give, built, ara)


def test_only_who_lives_there_rates(built, out, kim, ara, haeoreum):
    refused("feedback.neighbours_only", give, built, out)
    refused("feedback.neighbours_only", give, built, kim)
    built.area = Area.objects.get(name="달빛동")
    built.save()
    refused("feedback.neighbours_only", give, built, ara)
    ara.parts.update(area=built.area)
    give(built, ara)


def test_nothing_is_rated_before_it_is_finished(bench, ara):
    refused("feedback.not_finished", give, bench, ara)


def test_figures_come_out_five_at_a_time(built, neighbours):
    people = neighbours(7)
    for person in people[:4]:
        give(built, person)
    assert results_of([built])[built.pk].people == 0
    for person in people[4:]:
        give(built, person, stars=2)
    told = results_of([built])[built.pk]
    assert (told.people, told.waiting, f"{told.stars}", told.counts) == (5, True, "3.6", ())


def test_what_is_in_a_figure_is_not_taken_back(built, neighbours):
    people = neighbours(6)
    for person in people:
        give(built, person)
    refused("feedback.counted_already", take_back, built, by=people[0])
    take_back(built, by=people[5])
    assert Rating.objects.count() == 5
    give(built, people[5], stars=1)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 5), max_size=60))
def test_no_two_figures_differ_by_fewer_than_five_people(stars):
    marks = [(one, None, None, None) for one in stars]
    told = [_results(marks[:number]) for number in range(len(marks) + 1)]
    for one, other in pairwise(told):
        assert other.people - one.people in (0, STEP)
    assert all(count == 0 or count >= STEP for result in told for count in result.counts)


def test_words_are_read_before_everyone_reads_them(built, ara, kim):
    rating = give(built, ara, words="의자가 낮습니다.")
    assert list(Rating.objects.shown()) == []
    show_words(rating, by=kim)
    assert list(Rating.objects.shown()) == [rating]
    hide_words(rating, "이웃을 헐뜯는 말", by=kim)
    assert list(Rating.objects.shown()) == []
    refused("feedback.say_why", hide_words, rating, " ", by=kim)
    refused("feedback.officers_only", show_words, rating, by=ara)


def test_the_database_changes_no_rating(built, ara):
    give(built, ara)
    for change in ({"stars": 1}, {"mark": "ff" * 32}, {"words": "아주 나쁨"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Rating.objects.update(**change)


def test_marks_go_after_a_year(built, ara, december):
    give(built, ara)
    assert forget() == 0
    with clock.set_to(december + timedelta(days=400)):
        assert forget() == 1
    assert Rating.objects.get().mark == ""
    with pytest.raises(DatabaseError), transaction.atomic():
        Rating.objects.all().delete()


def test_users_near_the_place_are_asked_on_the_web_and_on_paper(built, kim, december):
    survey = open_satisfaction(built, december, december + timedelta(days=14), by=kim)
    assert (survey.subject, survey.takes_paper, survey.questions.count(), survey.is_open) == (
        built.subject,
        True,
        5,
        True,
    )
