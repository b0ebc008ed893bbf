"""What is stored is stored whole, or not at all."""

import os
import time

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from madang.base.files import shelf
from madang.base.files.actions import remove_upload, store_attachment, store_picture
from madang.base.files.models import Upload

from .made import CSV, PDF, file, picture

pytestmark = pytest.mark.django_db
WORDS = "그늘이 없는 버스 정류장"
THREE = ["320.webp", "800.webp", "full.webp"]


def put_up(government, person, data=None, **fields):
    return store_picture(
        government, file("정류장.jpg", data or picture()), WORDS, by=person, subject="proposal/1", **fields
    )


def test_a_picture_is_kept_with_its_words(haeoreum, ara, on_the_shelf, commit):
    with commit():
        upload = put_up(haeoreum, ara)
    assert (upload.alt, upload.width, upload.height, upload.original_name) == (WORDS, 60, 40, "정류장.webp")
    assert shelf.find(haeoreum, upload.digest, "full.webp").stat().st_size == upload.size
    assert on_the_shelf() == THREE


def test_it_can_be_seen_before_the_files_are_settled(haeoreum, ara):
    upload = put_up(haeoreum, ara)
    assert shelf.find(haeoreum, upload.digest, "320.webp").is_file()


def test_when_the_act_fails_nothing_stays(haeoreum, ara, on_the_shelf):
    with pytest.raises(RuntimeError), transaction.atomic():
        put_up(haeoreum, ara)
        assert on_the_shelf() == THREE  # the negative control: it had been there
        raise RuntimeError
    assert (on_the_shelf(), Upload.objects.count()) == ([], 0)


def test_when_the_second_picture_fails_the_first_goes_too(haeoreum, ara, on_the_shelf):
    with pytest.raises(ValidationError), transaction.atomic():
        put_up(haeoreum, ara)
        put_up(haeoreum, ara, data=b"\xff\xd8\xff torn")
    assert on_the_shelf() == []


def test_when_the_row_is_refused_the_files_go(haeoreum, ara, on_the_shelf):
    with pytest.raises(IntegrityError), transaction.atomic():
        put_up(haeoreum, ara)
        Upload(government=haeoreum, kind="picture", digest="x", size=1, subject="proposal/1").save()
    assert on_the_shelf() == []


def test_when_somebody_elses_act_fails_my_equal_picture_stays(haeoreum, ara, bom, on_the_shelf, commit):
    with commit():
        mine = put_up(haeoreum, ara)
        with pytest.raises(RuntimeError), transaction.atomic():
            put_up(haeoreum, bom)
            raise RuntimeError
    assert on_the_shelf() == THREE
    assert shelf.find(haeoreum, mine.digest, "full.webp").is_file()


def test_equal_pictures_lie_there_once(haeoreum, ara, bom, on_the_shelf, commit):
    with commit():
        first, second = put_up(haeoreum, ara), put_up(haeoreum, bom)
    assert first.digest == second.digest
    assert on_the_shelf() == THREE


def test_each_town_has_a_shelf_of_its_own(haeoreum, neighbour, ara, out, on_the_shelf, commit):
    with commit():
        put_up(haeoreum, ara)
        put_up(neighbour, out)
    assert on_the_shelf() == sorted(THREE * 2)


def test_what_is_removed_is_gone(haeoreum, ara, on_the_shelf, commit):
    with commit():
        upload = put_up(haeoreum, ara)
    with commit():
        remove_upload(upload)
    assert (on_the_shelf(), Upload.objects.count()) == ([], 0)


def test_what_another_needs_stays(haeoreum, ara, bom, on_the_shelf, commit):
    with commit():
        mine, theirs = put_up(haeoreum, ara), put_up(haeoreum, bom)
    with commit():
        remove_upload(mine)
    assert on_the_shelf() == THREE
    with commit():
        remove_upload(theirs)
    assert on_the_shelf() == []


def test_a_removal_that_fails_removes_nothing(haeoreum, ara, on_the_shelf, commit):
    with commit():
        upload = put_up(haeoreum, ara)
    with pytest.raises(RuntimeError), transaction.atomic():
        remove_upload(upload)
        raise RuntimeError
    assert on_the_shelf() == THREE


def test_no_more_than_allowed(haeoreum, ara):
    put_up(haeoreum, ara, at_most=1)
    with pytest.raises(ValidationError) as error:
        put_up(haeoreum, ara, data=picture(size=(9, 9)), at_most=1)
    assert error.value.code == "too_many"
    store_attachment(haeoreum, file("a.pdf", PDF), by=ara, subject="proposal/1", at_most=1)


def test_an_attachment_is_kept_byte_for_byte(haeoreum, ara):
    upload = store_attachment(haeoreum, file("표.csv", CSV), by=ara, subject="proposal/1")
    assert shelf.find(haeoreum, upload.digest, "file").read_bytes() == CSV


@pytest.mark.parametrize("alt", ["", "정류장.jpg"])
def test_a_picture_without_words_is_refused(haeoreum, ara, alt, on_the_shelf):
    with pytest.raises(ValidationError):
        store_picture(haeoreum, file("정류장.jpg", picture()), alt, by=ara, subject="proposal/1")
    assert on_the_shelf() == []


def test_the_database_refuses_a_picture_without_words(haeoreum, ara):
    upload = put_up(haeoreum, ara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(alt="")


def test_what_a_dead_machine_left_is_swept_up_after_a_day(haeoreum, ara, media, on_the_shelf, commit, capsys):
    with commit():
        put_up(haeoreum, ara)
    left = media / str(haeoreum.pk) / "laid" / "abc.123"
    left.mkdir()
    (left / "file").write_bytes(b"half")
    call_command("sweep-files")
    assert on_the_shelf() == [*THREE[:2], "file", "full.webp"]
    yesterday = time.time() - 25 * 3600
    for folder in media.rglob("*"):
        os.utime(folder, (yesterday, yesterday))
    call_command("sweep-files")
    assert on_the_shelf() == THREE
