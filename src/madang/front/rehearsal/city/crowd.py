"""Further residents without a story, as many as a rehearsal needs, spread over the areas as the people are."""

from random import Random

from .areas import AREAS
from .cast import CAST
from .figure import Figure

_SURNAMES = (
    "김 kim 이 lee 박 park 최 choi 정 jeong 강 kang 조 jo 윤 yun 장 jang 임 lim 한 han 오 oh 서 seo 신 shin 권 gwon "
    "황 hwang 안 an 송 song 류 ryu 전 jeon 홍 hong 고 go 문 mun 양 yang 손 son 배 bae 백 baek 허 heo 남 nam 심 sim"
)
_GIVEN = (
    "가온 gaon 건우 geonu 경자 gyeongja 광수 gwangsu 규리 gyuri 기철 gicheol 나래 narae 다온 daon 단비 danbi "
    "달래 dallae 대호 daeho 덕순 deoksun 도란 doran 동희 donghui 두리 duri 라희 rahui 마루 maru 명자 myeongja "
    "무영 muyeong 미르 mireu 민채 minchae 바다 bada 별님 byeolnim 병철 byeongcheol 보름 boreum 복남 boknam 봄이 bomi "
    "상구 sanggu 새봄 saebom 서하 seoha 선옥 seonok 성자 seongja 세아 sea 소담 sodam 솔비 solbi 수연 suyeon 순덕 sundeok "
    "슬기 seulgi 승우 seungu 시온 sion 아름 areum 안나 anna 여름 yeoreum 영길 yeonggil 예준 yejun 옥분 okbun 용철 yongcheol "
    "우람 uram 유찬 yuchan 윤슬 yunseul 은비 eunbi 인자 inja 잔디 jandi 재민 jaemin 점례 jeomrye 종수 jongsu 준서 junseo "
    "지호 jiho 진솔 jinsol 찬미 chanmi 초롱 chorong 춘자 chunja 태희 taehui 하람 haram 한별 hanbyeol 해솔 haesol "
    "현경 hyeongyeong 혜란 hyeran 희망 huimang"
)


def crowd(number: int, rng: Random) -> list[Figure]:
    """Residents of 14 to 90 whose names nobody else in the city has. Errors: ValueError beyond the names there are."""
    taken = {figure.name for figure in CAST}
    names = [name for name in _all_names() if name[0] not in taken]
    places = rng.choices([area.name for area in AREAS], [area.population for area in AREAS], k=number)
    return [
        Figure(name, account, rng.randint(14, 90), place)
        for (name, account), place in zip(rng.sample(names, number), places, strict=True)
    ]


def _all_names() -> list[tuple[str, str]]:
    return [
        (surname + given, f"{first}.{last}") for surname, last in _pairs(_SURNAMES) for given, first in _pairs(_GIVEN)
    ]


def _pairs(words: str) -> list[tuple[str, str]]:
    split = words.split()
    return list(zip(split[::2], split[1::2], strict=True))
