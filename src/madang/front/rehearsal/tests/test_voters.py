"""A rehearsal needs as many voters as last year had."""

import pytest
from django.core.management import CommandError, call_command

from madang.base.places.models import Government
from madang.front.rehearsal.city.wishes import VOTERS


@pytest.mark.django_db
def test_too_few_voters_are_refused_before_anything_happens(settings):
    settings.DEMO = True
    with pytest.raises(CommandError, match=f"--voters {VOTERS} or more"):
        call_command("rehearse", voters=VOTERS - 1)
    assert not Government.objects.filter(slug="haeoreum").exists()
