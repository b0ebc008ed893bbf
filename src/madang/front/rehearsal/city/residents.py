"""The residents who have names: they ask for things, carry them through the year and live with what comes of it."""

from madang.base.people.models import Belonging

from .figure import Figure

HANEUL = Figure(
    "김하늘", "haneul.kim", 34, "달빛동", "언덕 골목에서 두 아이를 키우며, 작은도서관에서 책 읽어 주는 일을 합니다."
)
SEOYEON = Figure(
    "박서연", "seoyeon.park", 41, "새내동", "휠체어를 타고 어디든 다니는 번역가입니다. 문턱의 높이를 눈으로 잽니다."
)
LAN = Figure(
    "응우옌 티 란", "lan.nguyen", 33, "고랑면", "베트남에서 와 고랑면에서 딸기를 키우며 두 아이를 기릅니다.",
    belonging=Belonging.FOREIGNER,
)  # fmt: skip
DOYUN = Figure(
    "이도윤", "doyun.lee", 16, "바람재동", "고등학교 1학년, 밴드에서 드럼을 칩니다. 연습할 곳이 늘 없습니다."
)
MANBOK = Figure("최만복", "manbok.choi", 81, "달빛동", "달빛계단 꼭대기 집에 혼자 삽니다. 아침마다 골목을 씁니다.")
SUNJA = Figure("오순자", "sunja.oh", 76, "노을동", "노을경로당 총무입니다. 회원들 걸음 수까지 알고 있습니다.")
MINSEOK = Figure("강민석", "minseok.kang", 52, "새내동", "새내시장에서 스무 해째 반찬 가게를 합니다.")
GARAM = Figure(
    "윤가람", "garam.yun", 22, "바람재동", "집은 다른 시에 있고, 바람재 너머 대학에 버스로 다닙니다.",
    belonging=Belonging.STUDENT,
)  # fmt: skip
UJIN = Figure("정우진", "ujin.jeong", 38, "별빛동", "육아휴직 중인 아빠입니다. 유모차로 안 가 본 길이 없습니다.")
JIAN = Figure("서지안", "jian.seo", 29, "은모래동", "바닷가에서 작은 책방을 하며 큰 개 보리와 삽니다.")
EUNGYEOL = Figure("조은결", "eungyeol.jo", 45, "솔바람동", "시내버스를 모는 기사입니다. 정류장마다 손님 얼굴을 압니다.")
DASOM = Figure("임다솜", "dasom.lim", 27, "노을동", "밤 근무가 많은 간호사입니다. 새내천을 따라 걸어서 퇴근합니다.")
CHANGHO = Figure("배창호", "changho.bae", 63, "샘터면", "샘터면에서 나고 자란 농부입니다. 올해부터 이장을 맡았습니다.")
BORA = Figure("문보라", "bora.mun", 36, "은모래동", "앞을 보지 못하는 라디오 작가입니다. 소리로 동네를 기억합니다.")
TAEGYEONG = Figure(
    "홍태경", "taegyeong.hong", 57, "바람재동", "목수 일을 하다 쉬는 중입니다. 이웃집 문짝을 고쳐 줍니다."
)
SOL = Figure("남궁솔", "sol.namgung", 31, "솔바람동", "솔숲에서 아이들과 노는 숲 해설가입니다.")
MISEON = Figure("차미선", "miseon.cha", 48, "별빛동", "혼자 아들을 키우며 급식실에서 일합니다.")
SUNIL = Figure(
    "수닐 타파", "sunil.thapa", 37, "샘터면", "네팔에서 와 샘터면 버섯 농장에서 여섯 해째 일합니다.",
    belonging=Belonging.FOREIGNER,
)  # fmt: skip

RESIDENTS = (
    HANEUL, SEOYEON, LAN, DOYUN, MANBOK, SUNJA, MINSEOK, GARAM, UJIN, JIAN,
    EUNGYEOL, DASOM, CHANGHO, BORA, TAEGYEONG, SOL, MISEON, SUNIL,
)  # fmt: skip
