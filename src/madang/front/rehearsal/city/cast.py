"""Everyone in the demo city who has a name: those who work for it, those who weigh and watch, and the residents."""

from madang.base.people.models import Role

from .figure import Figure
from .residents import RESIDENTS


def _officer(name: str, account: str, age: int, role: Role, office: str, portrait: str) -> Figure:
    return Figure(name, account, age, None, portrait, (role,), office, belonging=None)


def _member(name: str, account: str, age: int, area: str, portrait: str) -> Figure:
    return Figure(name, account, age, area, portrait, (Role.MEMBER, Role.RESIDENT))


OFFICER = _officer(
    "한지우",
    "jiu.han",
    39,
    Role.OFFICER,
    "예산담당관",
    "참여예산을 맡은 지 세 해째입니다. 모든 제안을 끝까지 읽습니다.",
)
APPROVER = _officer(
    "노정혜",
    "jeonghye.noh",
    55,
    Role.APPROVER,
    "예산담당관",
    "예산담당관입니다. 까닭이 한 줄이라도 빠지면 돌려보냅니다.",
)
PARKS = _officer(
    "도현수", "hyeonsu.do", 44, Role.REVIEWER, "공원녹지과", "공원과 산책길을 돌봅니다. 나무 이름을 줄줄이 욉니다."
)
SAFETY = _officer(
    "안유림", "yurim.an", 33, Role.REVIEWER, "안전총괄과", "골목과 안전을 맡았습니다. 먼저 가서 보고 씁니다."
)
ROADS = _officer(
    "마정민",
    "jeongmin.ma",
    46,
    Role.REVIEWER,
    "도로교통과",
    "길과 정류장을 맡았습니다. 비 오는 날 물 고이는 데부터 봅니다.",
)
WELFARE = _officer(
    "지수아", "sua.ji", 37, Role.REVIEWER, "복지정책과", "돌봄을 맡았습니다. 전화보다 찾아가기를 좋아합니다."
)
CULTURE = _officer("표영채", "yeongchae.pyo", 41, Role.REVIEWER, "문화체육과", "도서관과 체육관의 살림을 꾸립니다.")
HELPER = _officer(
    "봉지연", "jiyeon.bong", 30, Role.HELPER, "달빛동 주민센터", "글쓰기 어려운 분의 말을 받아 적어 제안을 돕습니다."
)
COUNTER = _officer("주성민", "seongmin.ju", 47, Role.COUNTER, "총무과", "개표를 맡았습니다. 숫자를 세 번씩 확인합니다.")
AUDITOR = _officer(
    "탁윤호", "yunho.tak", 51, Role.AUDITOR, "감사담당관", "기록을 처음부터 끝까지 거슬러 읽는 감사자입니다."
)
OPERATOR = _officer("맹소라", "sora.maeng", 36, Role.OPERATOR, "정보통신과", "이 누리집을 돌보는 운영자입니다.")
OBSERVER = Figure(
    "양희진", "huijin.yang", 58, "새내동", "개표를 지켜보는 참관인입니다. 예전에는 초등학교 선생님이었습니다.",
    (Role.OBSERVER, Role.RESIDENT),
)  # fmt: skip

MEMBERS = (
    _member("고은숙", "eunsuk.go", 60, "솔바람동", "위원장입니다. 말수 적은 사람에게 먼저 묻습니다."),
    _member("신태오", "taeo.shin", 43, "별빛동", "아파트 관리소에서 일하는 위원입니다. 돈 셈이 빠릅니다."),
    _member("허라온", "raon.heo", 24, "바람재동", "올해 처음 위원이 된 청년입니다. 모르는 것은 바로 묻습니다."),
    _member("백승희", "seunghui.baek", 55, "은모래동", "발달장애 자녀를 둔 위원입니다. 쉬운 글을 늘 챙깁니다."),
    _member("구만식", "mansik.gu", 67, "고랑면", "고랑면에서 온 위원입니다. 면 지역 이야기를 빠뜨리지 않습니다."),
)
STAFF = (OFFICER, APPROVER, PARKS, SAFETY, ROADS, WELFARE, CULTURE, HELPER, COUNTER, AUDITOR, OPERATOR)

CAST = (*STAFF, OBSERVER, *MEMBERS, *RESIDENTS)
