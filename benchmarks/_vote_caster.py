"""One process that casts for its own voters as fast as the casting service lets it; prints what was acknowledged."""

import json
import secrets
import sys
import time

import django

django.setup()

from django.db import OperationalError

from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.cycle.vote.actions import cast_ballot
from madang.cycle.vote.models import Poll


def main(first: int, last: int) -> dict:
    """Waits for a line on standard input, then casts for the voters from first to last but one, one after another.

    What a request has at hand is at hand: the person who is signed in and the poll with its year. The clock runs over
    the cast alone: checking, sealing, the transaction. CPU seconds are of the whole loop.
    """
    people = list(Person.objects.filter(email__startswith="voter").order_by("pk")[first:last])
    poll = Poll.objects.select_related("cycle__government", "track").get()
    codes = list(poll.options.values_list("code", flat=True))
    print("ready", flush=True)
    sys.stdin.readline()
    acknowledged, seconds, errors, busy = [], [], [], time.process_time()
    for number, person in enumerate(people):
        marks = [codes[(number + place) % len(codes)] for place in range(5)]
        begun = time.perf_counter()
        try:
            acknowledged.append(cast_ballot(poll, marks, by=person, nonce=secrets.token_hex(32)).number)
        except (OperationalError, Refused) as error:
            errors.append(repr(error))
        else:
            seconds.append(time.perf_counter() - begun)
    busy = time.process_time() - busy
    return {"acknowledged": acknowledged, "seconds": seconds, "errors": errors, "cpu": busy}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
