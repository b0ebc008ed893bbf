"""Pictures in the white paper: of the work, before and after, as they lie in the files."""

import io

import pytest
from PIL import Image

from madang.base.files.actions import store_picture
from madang.cycle.execute.models import Work
from madang.cycle.execute.watch.visiting import add_picture
from madang.cycle.feedback.photographs import pictures_of


def _file():
    made = io.BytesIO()
    Image.new("RGB", (900, 600), "green").save(made, "PNG")
    made.seek(0)
    made.name = "bench.png"
    return made


@pytest.fixture
def put_up(haeoreum, built, kim):
    def put_up(subject, alt, public=True):
        store_picture(haeoreum, _file(), alt, by=kim, subject=subject, public=public)

    return put_up


def test_what_was_there_before_comes_first_and_what_is_there_now_last(built, kim, put_up):
    work = Work.objects.get(project=built)
    add_picture(work, "after", _file(), "느티나무 아래 놓인 긴 의자", by=kim)
    put_up(work.subject, "땅을 고르는 사람들")
    add_picture(work, "before", _file(), "앉을 곳이 없는 빈 물가", by=kim)
    put_up(built.subject, "의자를 놓을 자리를 그린 그림")
    assert [(one.alt, one.caption) for one in pictures_of([built])] == [
        ("의자를 놓을 자리를 그린 그림", built.title),
        ("앉을 곳이 없는 빈 물가", built.title),
        ("땅을 고르는 사람들", built.title),
        ("느티나무 아래 놓인 긴 의자", built.title),
    ]


def test_what_is_not_public_or_of_something_else_stays_out(built, put_up):
    work = Work.objects.get(project=built)
    put_up(f"{work.subject}/before", "아직 아무도 보지 못한 그림", public=False)
    put_up(f"{work.subject}0/before", "다른 사업의 그림")
    put_up(f"sighting/{work.pk}", "이웃이 본 흔들리는 계단", public=False)
    assert list(pictures_of([built])) == []
