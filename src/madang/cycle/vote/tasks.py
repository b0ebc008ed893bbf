"""For the background worker: the same as `madang remind-voters`."""

from django.tasks import task

from .reminding import remind_on_the_last_day, remind_who_began


@task()
def remind_voters() -> int:
    return remind_on_the_last_day() + remind_who_began()
