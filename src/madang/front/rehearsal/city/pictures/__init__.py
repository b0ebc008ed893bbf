"""Drawn stand-ins for residents' photographs, with the traces a real telephone leaves in them: date, model and place."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from ..wishes import Wish
from . import indoors, outdoors, streets

# name -> (what draws it, what is seen)
DRAWINGS = {
    "alley": (streets.alley, "계단으로 이어지는 좁은 골목. 오른쪽 담에 빨간 소화기함이 달려 있고 어르신 한 분이 서 있다."),
    "bus": (streets.bus, "초록 시내버스가 선 정류장. 주황 조끼를 입은 길잡이가 손을 들어 알리고, 곁에 짐을 든 어르신이 서 있다."),
    "shade": (streets.shade, "해가 쨍쨍한 건널목 앞 초록 그늘막. 그늘 아래 한 분은 앉고 두 사람은 신호를 기다린다."),
    "carpet": (streets.carpet, "학교 앞 건널목. 벽과 바닥이 노랗게 칠해진 자리에 가방을 멘 아이 셋이 서 있다."),
    "ramp": (streets.ramp, "과일 가게가 보이는 시장 들머리. 계단 옆 경사로를 휠체어를 탄 사람이 오르고 있다."),
    "shelter": (streets.shelter, "눈발이 날리는 버스 정류장. 유리벽 안 따뜻한 의자에 어른 한 사람과 아이 둘이 앉아 있다."),
    "repair": (indoors.repair, "방 안에서 한 사람이 사다리에 올라 전등을 갈고, 어르신이 의자에 앉아 있다."),
    "music": (indoors.music, "조명이 켜진 연습실. 가운데에서 드럼을, 양옆에서 기타를 치는 청소년 셋."),
    "tools": (indoors.tools, "벽에 망치와 톱, 스패너가 걸린 창고. 두 사람이 공구 상자를 사이에 두고 서 있다."),
    "bench": (outdoors.seat, "큰 나무 그늘 아래 팔걸이 의자에 어르신 두 분이 앉아 있고, 저만치 의자가 하나 더 있다."),
    "stream": (outdoors.stream, "밤의 냇가 산책길. 낮은 등이 발밑을 비추고 두 사람이 걷고 있다."),
    "forest": (outdoors.forest, "소나무 숲에서 아이들이 통나무와 흙을 밟으며 놀고, 모자를 쓴 어른이 지켜본다."),
    "dogs": (outdoors.dogs, "바다가 보이는 울타리 안 잔디밭에서 개 세 마리가 뛰고 두 사람이 지켜본다."),
    "sunset": (outdoors.sunset, "바다로 해가 지는 나무 전망길. 휠체어를 탄 사람과 지팡이를 짚은 어르신이 나와 있다."),
}  # fmt: skip


@dataclass(frozen=True)
class Photo:
    filename: str
    jpeg: bytes
    alt: str


def photo_of(wish: Wish) -> Photo | None:
    """1200 × 800, the same bytes every time; None where the wish has no picture."""
    if not wish.picture:
        return None
    draw, alt = DRAWINGS[wish.picture]
    out = BytesIO()
    draw().finished().save(out, "JPEG", quality=88, exif=_traces(wish.day, wish.point or (500, 500)))
    return Photo(f"IMG_{wish.day:%Y%m%d}_{wish.picture}.jpg", out.getvalue(), alt)


def _traces(day: date, point: tuple[float, float]) -> Image.Exif:
    """What the site must not pass on. The place lies out at sea, where no one lives."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = "Haeoreum", "Telephone 1"
    exif[Base.DateTime] = f"{day:%Y:%m:%d} 15:20:00"
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitudeRef], gps[GPS.GPSLongitudeRef] = "N", "E"
    gps[GPS.GPSLatitude], gps[GPS.GPSLongitude] = _degrees(38 + point[1] / 1e4), _degrees(131 + point[0] / 1e4)
    return exif


def _degrees(angle: float) -> tuple[float, float, float]:
    minutes, seconds = divmod(round(angle * 3600), 60)
    return float(minutes // 60), float(minutes % 60), float(seconds)
