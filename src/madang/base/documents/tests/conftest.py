"""The opinion that residents attach to next year's budget, with every kind of block in it."""

import struct
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from madang.base.documents.document import (
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Signature,
    Table,
)

MARKUP = '*별표* #hack() <b>굵게</b> $x^2$ @ref `code` \\ // "따옴표" -- _밑줄_ {{ 7 }}'


def png(width=60, height=30):
    """A blue rectangle."""
    lines = b"".join(b"\0" + bytes([80, 150, 200]) * width for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


@pytest.fixture(autouse=True)
def frame(settings):
    """A bare frame: the real one is of a room above this one."""
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
        }
    ]
    # A request leaves its language behind in the test's thread.
    with translation.override("ko"):
        yield


@pytest.fixture
def opinion():
    """The document."""
    return Document(
        title="2027년도 예산안에 대한 주민의견서",
        number="참여예산-2027-12",
        date=date(2026, 11, 11),
        issuer="해오름시",
        summary="주민이 고른 사업 2건을 예산안에 담아 달라는 의견입니다.",
        keywords=["주민참여예산", "예산안"],
        address="https://example.org/haeoreum/2027/",
        blocks=[
            Heading("참여 개요"),
            Paragraph("올해 주민 1,204명이 제안 87건을 냈습니다.\n고맙습니다."),
            Facts([("투표 기간", "2026. 9. 1. ~ 9. 14."), ("참여한 사람", "3,112명")]),
            Heading("주민이 고른 사업", 2),
            Table(
                "사업과 사업비",
                ["사업", "부서", "사업비"],
                [["달빛공원 그늘막", "공원녹지과", 320_000_000], [MARKUP, None, -5]],
                units=["", "", "원"],
                numeric=[2],
                totals=["합계", "", 319_999_995],
            ),
            Items(["먼저 공고합니다.", "다음에 고릅니다."], numbered=True),
            Items([MARKUP]),
            Note("아직 예산으로 정해진 것이 아닙니다.", "알림"),
            Picture(png(), "파란 네모 그림", "공원 위치"),
            Signature("해오름시장", seal="직인생략"),
        ],
    )


DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="60" height="60" fill="red"/></svg>'
)


@pytest.fixture
def strange():
    """What people paste: formulas, control signs, XML, a sentence of a sheet's name, a drawing."""
    return Document(
        title="]]> & <제목> \x00\x0b",
        number="=1+1",
        date=date(1979, 1, 1),
        issuer='"해오름시"',
        blocks=[
            Paragraph('=HYPERLINK("http://x") \ud800 각 \u202e거꾸로\u200b'),
            NewPage(),
            Picture(DRAWING, "빨간 네모 & '그림'"),
            Table(
                "[표]: */?\\ " + "긴" * 40,
                ["가", "나"],
                [["=1+1", 10**16], ["+82", "@SUM(A1)"], ["-1", Decimal("1.50")]],
                numeric=[1],
            ),
            Table("[표]: */?\\ " + "긴" * 40, ["가"], [["\t=cmd|' /C calc'!A0"]]),
        ],
    )
