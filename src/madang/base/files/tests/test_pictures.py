"""A picture shows what its owner saw, and says nothing about where, when and with what it was taken."""

import io
import struct
import unicodedata
import zlib
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from madang.base.files.check import check_alt, check_picture
from madang.base.files.limits import PIXELS

from .made import archive, file, picture

GPS, MAKE, ORIENTATION, COMMENT = 0x8825, 0x010F, 0x0112, 0x9286
SECRET = "taken at home, 37.5665 N"


def tells(data: bytes) -> set[str]:
    """Everything a picture says besides what it shows. This is the examiner; its own test is the negative control."""
    said = set()
    with Image.open(io.BytesIO(data)) as image:
        exif = image.getexif()
        said |= {"exif"} if exif else set()
        said |= {"gps"} if exif.get_ifd(GPS) else set()
        said |= set(image.info) & {"xmp", "comment", "icc_profile", "exif", "Comment", "dpi"}
        said |= {"text"} if getattr(image, "text", None) else set()
    marks = {"exif": b"Exif", "exif chunk": b"EXIF", "xmp": b"xmpmeta", "xmp chunk": b"XMP ", "words": SECRET.encode()}
    return said | {name for name, mark in marks.items() if mark in data}


def with_exif(form, orientation=1, place=(37, 33, 59)) -> bytes:
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = SECRET, orientation
    exif.get_ifd(GPS).update({1: "N", 2: tuple(Fraction(part) for part in place), 3: "E", 4: (Fraction(126),) * 3})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{SECRET}</x:xmpmeta>'.encode()
    extra = {"xmp": xmp} if form in {"JPEG", "WEBP"} else {}
    if form == "JPEG":
        extra["comment"] = SECRET
    if form == "PNG":
        extra["pnginfo"] = PngImagePlugin.PngInfo()
        extra["pnginfo"].add_text("Comment", SECRET)
    return picture(form, exif=exif.tobytes(), **extra)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_examiner_sees_what_is_there(form):
    assert {"exif", "gps", "words"} <= tells(with_exif(form))


@given(
    form=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    orientation=st.integers(1, 8),
    place=st.tuples(st.integers(33, 38), st.integers(0, 59), st.integers(0, 59)),
    tail=st.binary(max_size=200),
)
@settings(max_examples=40, deadline=None)
def test_nothing_of_it_survives(form, orientation, place, tail):
    checked = check_picture(file("집.jpg", with_exif(form, orientation, place) + tail))
    assert {name: tells(data) for name, data in checked.files.items()} == {name: set() for name in checked.files}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation):
    """A red left half, as the eye should see it, whatever way the camera was held."""
    upright = Image.new("RGB", (40, 20), "blue")
    upright.paste("red", (0, 0, 20, 20))
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = upright.transpose(turns[orientation]) if orientation in turns else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    out = io.BytesIO()
    held.save(out, "PNG", exif=exif.tobytes())
    checked = check_picture(file("a.png", out.getvalue()))
    with Image.open(io.BytesIO(checked.main)) as seen:
        assert seen.size == (40, 20)
        assert seen.getpixel((4, 10))[0] > 200
        assert seen.getpixel((35, 10))[2] > 200


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_four_kinds_are_taken_whatever_their_name(form):
    checked = check_picture(file("여름.jpg", picture(form)))
    assert (checked.content_type, checked.width, checked.height) == ("image/webp", 60, 40)
    assert sorted(checked.files) == ["320.webp", "800.webp", "full.webp"]


def test_a_large_picture_becomes_smaller_and_has_smaller_copies():
    checked = check_picture(file("a.jpg", picture(size=(4000, 3000))))
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in checked.files.items()}
    assert sizes == {"full.webp": (2000, 1500), "800.webp": (800, 600), "320.webp": (320, 240)}


def test_a_film_gives_its_first_picture():
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(check_picture(file("a.gif", out.getvalue())).main)) as seen:
        assert getattr(seen, "n_frames", 1) == 1
        assert seen.convert("RGB").getpixel((4, 4))[0] > 200


def test_what_is_transparent_stays_so():
    checked = check_picture(file("a.png", picture("PNG", mode="RGBA")))
    with Image.open(io.BytesIO(checked.main)) as seen:
        assert seen.convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "I;16"])
def test_other_colour_modes_are_taken(mode):
    form = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    assert check_picture(file("a", picture(form, mode=mode))).width == 60


def test_a_colour_profile_is_applied_and_dropped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    checked = check_picture(file("a.jpg", picture(icc_profile=profile)))
    assert tells(checked.main) == set()


def test_equal_pictures_become_equal_bytes():
    assert check_picture(file("a.jpg", picture())).digest == check_picture(file("b.jpg", picture())).digest


def refused(name, data):
    with pytest.raises(ValidationError) as error:
        check_picture(file(name, data))
    return error.value.code, error.value.messages[0]


def test_too_many_points_are_refused_before_they_are_decoded():
    """A few hundred bytes that would unfold to 3 GB; the number of points is read from the header."""
    bomb = _png_claiming(30_000, 30_000)
    code, sentence = refused("폭탄.png", bomb)
    assert (code, len(bomb) < 200) == ("pixels", True)
    assert "폭탄.png" in sentence


def test_a_little_above_the_limit_is_too_much():
    assert 6400 * 6400 > PIXELS > 6300 * 6300
    assert refused("a.png", _png_claiming(6400, 6400))[0] == "pixels"
    assert refused("a.png", _png_claiming(6300, 6300))[0] == "broken"  # small enough, but there is nothing in it


def _png_claiming(width, height) -> bytes:
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("여름.heic", HEIC, "높은 호환성"),
        ("여름.jpg", HEIC, "HEIC 형식입니다"),
        ("그림.svg", SVG, "SVG 형식입니다"),
        ("그림.png", SVG, "SVG 형식입니다"),
        ("쪽.jpg", b"<!DOCTYPE html><html><script>1</script></html>", "HTML 형식입니다"),
        ("문서.jpg", b"%PDF-1.7\n%%EOF", "PDF 형식입니다"),
        ("일.jpg", b"MZ\x90\x00\x03\x00", "EXE 형식입니다"),
        ("사진.bmp", b"BM\x46\x00\x00\x00", "BMP 형식입니다"),
        ("글.jpg", "사진이 아니에요".encode(), "TXT 형식입니다"),
        ("모름.jpg", b"\x01\x02\x03\xff\xfe", "사진이 아닙니다"),
    ],
)
def test_what_is_no_picture_is_named_with_a_way_out(name, data, words):
    code, sentence = refused(name, data)
    assert code == "kind"
    assert sentence.startswith(f"‘{name}’: ")
    assert words in sentence


@pytest.mark.parametrize("data", [picture()[:300], picture("PNG")[:60], b"\xff\xd8\xff" + b"x" * 50])
def test_a_torn_picture_is_refused(data):
    assert refused("a.jpg", data)[0] == "broken"


def test_an_empty_file_is_refused():
    assert refused("a.jpg", b"")[0] == "empty"


def test_ten_megabytes_are_enough():
    code, sentence = refused("a.jpg", picture() + b"\0" * (10 * 1024 * 1024))
    assert (code, "10 MB" in sentence) == ("size", True)


def test_the_limit_can_be_set(settings):
    settings.MADANG_FILE_LIMITS = {"bytes": 100}
    assert refused("a.jpg", picture())[0] == "size"


@pytest.mark.parametrize(
    "tail", [archive({"a.class": b"evil"}), b"<html><script>alert(1)</script></html>", b"\0MP4" * 9]
)
def test_of_a_picture_with_something_behind_it_only_the_picture_remains(tail):
    """Telephones put a short film behind the picture, so it is not refused; what is stored has no byte of it."""
    checked = check_picture(file("a.jpg", picture() + tail))
    assert not any(tail in data or b"<script" in data or b"PK\x05\x06" in data for data in checked.files.values())
    assert checked.digest == check_picture(file("a.jpg", picture())).digest


@pytest.mark.parametrize(
    "alt", ["", "   ", "사진", "Image", ".", "여름.jpg", "여름", "IMG_1234", "KakaoTalk_20270503_101112", "a.PNG"]
)
def test_words_that_say_nothing_are_refused(alt):
    with pytest.raises(ValidationError) as error:
        check_alt(alt, "여름.jpg")
    assert error.value.code in {"alt_missing", "alt_is_name"}


def test_a_decomposed_file_name_is_the_same_name():
    with pytest.raises(ValidationError) as error:
        check_alt("여름", unicodedata.normalize("NFD", "여름.jpg"))  # as a telephone sends it
    assert error.value.code == "alt_is_name"


@pytest.mark.parametrize("alt", ["여름 물놀이장에서 노는 아이들", "A bench without shade", "그늘막 2개"])
def test_words_that_say_something_are_kept(alt):
    assert check_alt(f"  {alt} ", "여름.jpg") == alt
