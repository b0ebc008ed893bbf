"""The same with the database's own commit and rollback, outside any transaction of the test."""

import pytest
from django.db import transaction

from madang.base.files.actions import store_picture
from madang.base.files.models import Upload
from madang.base.places.models import Government

from .made import file, picture


@pytest.fixture
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        town = Government.objects.create(slug="shelf", name="선반시", tier="municipality", code="90998", fictional=True)
        yield town
        Upload.objects.of(town).delete()
        town.delete()


def put_up(town):
    return store_picture(town, file("a.jpg", picture()), "그늘이 없는 정류장", by=None, subject="proposal/1")


def folders(media):
    return sorted(path.parent.name for path in media.rglob("full.webp"))


def test_a_commit_settles_the_files(town, media):
    with transaction.atomic():
        upload = put_up(town)
        assert folders(media) != [upload.digest]
    assert folders(media) == [upload.digest]


def test_a_rollback_takes_them_away(town, media):
    with pytest.raises(RuntimeError), transaction.atomic():
        put_up(town)
        assert len(folders(media)) == 1
        raise RuntimeError
    assert folders(media) == []


def test_a_rollback_of_another_leaves_what_was_committed(town, media):
    upload = put_up(town)
    with pytest.raises(RuntimeError), transaction.atomic():
        put_up(town)
        raise RuntimeError
    assert folders(media) == [upload.digest]
