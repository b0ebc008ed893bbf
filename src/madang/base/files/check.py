"""The gate: bytes from outside come in as a checked picture or attachment, or not at all."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers

from .archives import check_archive, holds_archive
from .kinds import ATTACHMENTS, CSV, PDF, PICTURES, TXT, ZIP, Kind, charset, markup_in, recognise, what_to_do
from .limits import Limits, limits
from .names import ending_of, kept_name
from .pictures import CONTENT_TYPE, redraw
from .refused import turned_away

_AS_PDF = _("PDF, HWPX, XLSX, CSV, TXT 가운데 하나로 저장해서 올려 주세요.")
_AS_JPEG = _("JPEG, PNG, WebP, GIF 사진을 올려 주세요.")


@dataclass(frozen=True)
class Checked:
    """What may be stored. `files` maps file names to bytes; the first one is the thing itself, `digest` its SHA-256."""

    sent_as: str
    original_name: str
    content_type: str
    files: dict[str, bytes]
    width: int | None = None
    height: int | None = None

    @property
    def main(self) -> bytes:
        return next(iter(self.files.values()))

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.main).hexdigest()


def check_picture(file) -> Checked:
    """JPEG, PNG, WebP or the first picture of a GIF, redrawn. `file` has `name`, `size` and `read`, as Django's do.

    Raises ValidationError that names the file, what is wrong and what to do.
    """
    data = _read(file, limits())
    kind = recognise(data, ending_of(file.name))
    if kind not in PICTURES:
        raise _wrong_kind(file.name, kind, _("사진이 아닙니다."), _AS_JPEG)
    drawn = redraw(data, file.name)
    return Checked(file.name, kept_name(file.name, "webp"), CONTENT_TYPE, drawn.copies, drawn.width, drawn.height)


def check_attachment(file) -> Checked:
    """PDF, HWPX, XLSX, CSV or TXT, kept byte for byte and only ever handed out as a download."""
    allowed = limits()
    data = _read(file, allowed)
    kind = recognise(data, ending_of(file.name))
    if kind is ZIP:
        kind = check_archive(data, file.name, allowed)
    elif kind in PICTURES:
        raise turned_away(file.name, "picture", _("사진입니다."), _("사진은 설명과 함께 사진 칸에 올려 주세요."))
    elif kind not in ATTACHMENTS:
        raise _wrong_kind(file.name, kind, _("알 수 없는 형식입니다."), _AS_PDF)
    elif kind is PDF and b"%%EOF" not in data[-2048:]:
        wrong, to_do = _("파일이 잘려 끝이 없습니다."), _("다시 내려받거나 새로 저장해서 올려 주세요.")
        raise turned_away(file.name, "broken", wrong, to_do)
    elif holds_archive(data) or (kind is PDF and _pdf_is_odd(data)):
        to_do = _("프로그램에서 새로 저장해서 올려 주세요.")
        raise turned_away(file.name, "polyglot", _("한 파일 안에 다른 파일이나 프로그램이 숨어 있습니다."), to_do)
    _name_is_honest(file.name, kind)
    content_type = _with_charset(data, file.name, kind) if kind in (CSV, TXT) else kind.content_type
    return Checked(file.name, kept_name(file.name, kind.endings[0]), content_type, {"file": data})


def check_alt(alt: str, file_name: str = "") -> str:
    """What a picture shows, in words: not empty, not the file's name, not just "사진"."""
    alt = " ".join(alt.split())
    refuse_resident_numbers(alt)
    letters = "".join(letter for letter in alt if letter.isalnum())
    if len(letters) < 2 or letters.lower() in _SAYS_NOTHING:
        raise ValidationError(_("사진에 무엇이 보이는지 한 문장으로 적어 주세요."), code="alt_missing")
    if _looks_like_a_name(alt, file_name):
        wrong = _("파일 이름 대신 사진에 무엇이 보이는지 적어 주세요. 예: ‘차도와 인도의 구분이 없는 학교 앞 길’")
        raise ValidationError(wrong, code="alt_is_name")
    return alt


_SAYS_NOTHING = {"사진", "이미지", "그림", "picture", "image", "photo", "img", "untitled", "제목없음"}
_CAMERA = re.compile(
    r"(?i)(img|dsc|dscn|dscf|pxl|mvimg|photo|image|kakaotalk|screenshot|스크린샷|사진|capture|캡처)[\s_.-]*(photo|shot)?[\d\s_.-]*"
)


def _looks_like_a_name(alt: str, file_name: str) -> bool:
    plain = unicodedata.normalize("NFC", alt).casefold()
    stem = unicodedata.normalize("NFC", file_name).casefold()
    named = {stem, stem.rpartition(".")[0]} - {""}
    ending = ending_of(plain)
    is_ending = any(ending in kind.endings for kind in PICTURES) or ending in {"heic", "bmp", "tif", "tiff"}
    return plain in named or is_ending or bool(_CAMERA.fullmatch(plain))


def _read(file, allowed: Limits) -> bytes:
    data = file.read(allowed.bytes + 1)
    if not data:
        raise turned_away(file.name, "empty", _("빈 파일입니다."), _("내용이 있는지 확인하고 다시 올려 주세요."))
    if len(data) > allowed.bytes:
        wrong = _("%(most)s MB를 넘습니다.")
        raise turned_away(file.name, "size", wrong, _("줄이거나 나누어서 올려 주세요."), most=allowed.megabytes)
    return data


def _wrong_kind(name: str, kind: Kind | str | None, unknown, to_do):
    if isinstance(kind, str):
        return turned_away(name, "kind", _("%(kind)s 형식입니다."), what_to_do(kind), kind=kind)
    if kind is not None:
        return turned_away(name, "kind", _("%(kind)s 형식입니다."), to_do, kind=kind.name)
    return turned_away(name, "kind", unknown, to_do)


def _name_is_honest(name: str, kind: Kind) -> None:
    """Nobody should open a file that is something else than it says."""
    if ending_of(name) not in kind.endings:
        wrong = _("이름과 내용이 다릅니다. 내용은 %(kind)s 형식입니다.")
        to_do = _("이름 끝을 .%(ending)s로 바꾸어 올려 주세요.")
        raise turned_away(name, "wrong_ending", wrong, to_do, kind=kind.name, ending=kind.endings[0])


def _pdf_is_odd(data: bytes) -> bool:
    """A program or page written plainly into it. What is compressed stays unseen: that is a virus scanner's work."""
    plain = _STREAM.sub(b"", data)
    return bool(_ACTIVE.search(plain)) or markup_in(plain)


_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch)\b")


def _with_charset(data: bytes, name: str, kind: Kind) -> str:
    written_in = charset(data)
    text = data.decode("utf-8-sig" if written_in == "utf-8" else "cp949")
    try:
        # Piece by piece, for the search takes many times the memory of the text; the pieces overlap.
        for start in range(0, len(text), _PIECE):
            refuse_resident_numbers(text[start : start + _PIECE + 100])
    except ValidationError as error:
        wrong = _("주민등록번호처럼 보이는 숫자가 있습니다.")
        raise turned_away(name, "resident_number", wrong, _("그 숫자를 지우고 다시 올려 주세요.")) from error
    return f"{kind.content_type}; charset={written_in}"


_PIECE = 100_000
