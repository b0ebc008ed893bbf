"""A picture becomes ours: decoded, turned upright, made smaller and written anew, so that only what is seen remains."""

import io
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from .limits import PIXELS, SIDE, WIDTHS
from .refused import turned_away

Image.MAX_IMAGE_PIXELS = PIXELS
_SRGB = ImageCms.createProfile("sRGB")
_RESIZES_WELL = {"RGB", "RGBA", "L", "LA", "CMYK"}
CONTENT_TYPE = "image/webp"


@dataclass(frozen=True)
class Drawn:
    """`copies` maps a file name ("full.webp", "800.webp", "320.webp") to its bytes."""

    width: int
    height: int
    copies: dict[str, bytes]


def redraw(data: bytes, name: str) -> Drawn:
    """WebP, at most 2,000 pixels a side, without EXIF, place, comments or any byte of the original file."""
    clean = _seen(data, name)
    copies = {"full.webp": _webp(clean)}
    for width in WIDTHS:
        copies[f"{width}.webp"] = _webp(_narrowed(clean, width))
    return Drawn(clean.width, clean.height, copies)


def _seen(data: bytes, name: str) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP", "GIF"]) as opened:
            if opened.width * opened.height > PIXELS:
                raise _too_large(name, opened.width, opened.height)
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))  # a large JPEG is decoded at half or quarter size
            if opened.mode in _RESIZES_WELL:
                opened.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)  # first, so that only one large copy exists
            ImageOps.exif_transpose(opened, in_place=True)  # also loads it; of a film, the first picture
            return _fresh(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError, EOFError, ImageCms.PyCMSError, MemoryError) as error:
        wrong, to_do = _("사진이 깨져 열리지 않습니다."), _("다른 프로그램에서 JPEG로 다시 저장해서 올려 주세요.")
        raise turned_away(name, "broken", wrong, to_do) from error


def _fresh(image: Image.Image) -> Image.Image:
    """The same pixels on a new canvas in the web's colours; whatever else the file said stays behind."""
    profile = image.info.get("icc_profile")
    transparent = image.has_transparency_data
    image = image.convert("RGBA" if transparent else "RGB")
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    if profile:
        image = _in_srgb(image, profile)
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, theirs, _SRGB, outputMode=image.mode) or image
    except (OSError, ImageCms.PyCMSError):  # a profile for other than RGB, or a broken one: the colours as they are
        return image


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _too_large(name: str, width: int = 0, height: int = 0):
    wrong = _("사진의 점이 너무 많습니다.")
    if width:
        wrong = _("사진이 가로 %(width)s × 세로 %(height)s점으로 너무 큽니다.")
    to_do = _("4천만 점(예: 7,300 × 5,400) 아래로 줄여서 올려 주세요.")
    return turned_away(name, "pixels", wrong, to_do, width=width, height=height)
