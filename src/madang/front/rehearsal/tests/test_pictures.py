"""The drawn photographs: small enough, always the same, and as talkative as a real telephone's."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from madang.front.rehearsal.city.pictures import DRAWINGS, photo_of
from madang.front.rehearsal.city.wishes import LAST_YEAR, WISHES

PICTURED = [wish for wish in WISHES if wish.picture]


def test_every_drawing_belongs_to_one_wish():
    assert sorted(wish.picture for wish in PICTURED) == sorted(DRAWINGS)
    assert len(DRAWINGS) >= 10


def test_a_wish_without_a_picture_has_no_photo():
    assert [photo_of(wish) for wish in LAST_YEAR] == [None] * 8


@pytest.mark.parametrize("wish", PICTURED, ids=lambda wish: wish.picture)
def test_a_photo_tells_its_place_and_says_what_is_seen(wish):
    photo = photo_of(wish)
    picture = Image.open(BytesIO(photo.jpeg))
    assert (picture.format, picture.size) == ("JPEG", (1200, 800))
    assert len(photo.jpeg) < 200_000
    exif = picture.getexif()
    assert exif[Base.Model] == "Telephone 1"
    assert exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude][0] == 38
    assert 20 <= len(photo.alt) <= 100


def test_a_photo_is_the_same_each_time():
    assert photo_of(PICTURED[0]) == photo_of(PICTURED[0])
    assert len({photo_of(wish).jpeg for wish in PICTURED}) == len(PICTURED)
