"""The year before: eight wishes for the budget of 2026 and the ballots that decided among them."""

from datetime import date

from madang.cycle.propose.models import Field

from ..residents import CHANGHO, GARAM, JIAN, MISEON, SOL, SUNJA, TAEGYEONG, UJIN
from .wish import CITY, DONG, Wish

VOTERS = 40
BUDGETS = {CITY: 500_000_000, DONG: 90_000_000}

LAST_YEAR = (
    Wish(
        "밑반찬 나누는 동네 부엌",
        "혼자 사는 이들은 국 하나 끓이면 사흘을 먹어요. 나중에는 물에 말아 먹고 맙니다.",
        "큰 부엌 하나를 마련해서 일주일에 두 번 같이 만들고 나누어 가집시다. 못 나오는 이에게는 가져다주고요.",
        Field.WELFARE, CITY, SUNJA, date(2025, 3, 14),
        cost=180_000_000, area="노을동", place="노을경로당 옆 빈집", point=(248, 240), shown="노을경로당",
    ),
    Wish(
        "어두운 골목 바닥 등 예순 곳",
        "가로등 사이가 멀어서 골목 가운데가 까맣습니다. 아이가 학원에서 올 때마다 마중을 나가요.",
        "바닥에 심는 작은 등을 예순 곳에 놓아 주세요. 남의 집 창문을 비추지 않아 잠도 방해하지 않습니다.",
        Field.SAFETY, CITY, MISEON, date(2025, 3, 29),
        cost=220_000_000, place="어두운 골목 60곳", shown="차미선",
    ),
    Wish(
        "청년 공유 부엌",
        "자취방에 부엌이 없습니다. 전기 냄비 하나로 일 년을 버텼어요.",
        "대학 앞 빈 가게를 부엌으로 바꾸어 예약해서 쓰게 해 주세요. 냉장고 칸도 하나씩 빌려주고요.",
        Field.CULTURE, CITY, GARAM, date(2025, 4, 10),
        cost=150_000_000, area="바람재동", place="해오름대학교 앞", point=(448, 648), shown="자취생 가람",
    ),
    Wish(
        "바닷가에 물 마시는 곳 다섯 군데",
        "해변을 걷다 보면 물 살 데가 없어요. 개도 사람도 목이 마릅니다.",
        "물통을 채울 수 있는 수도를 다섯 군데 놓아 주세요. 낮은 꼭지 하나는 아이와 개를 위해서요.",
        Field.ENVIRONMENT, CITY, JIAN, date(2025, 4, 22),
        cost=65_000_000, area="은모래동", place="은모래 해변", point=(640, 118), shown="은모래책방",
    ),
    Wish(
        "스스로 고치는 자전거 정비대",
        "바퀴에 바람만 넣으면 되는데 자전거 가게는 시내에만 있습니다.",
        "도서관과 주민센터 앞 열네 곳에 공기 주입기와 공구가 달린 정비대를 세워 주세요.",
        Field.TRANSPORT, CITY, TAEGYEONG, date(2025, 5, 8),
        cost=70_000_000, place="도서관과 주민센터 앞 14곳", shown="홍태경",
    ),
    Wish(
        "별빛놀이터 여름 물놀이 마당",
        "여름이면 아이들이 분수대에 들어가려고 해요. 갈 만한 물놀이장은 차로 사십 분입니다.",
        "놀이터 한쪽에 발목 깊이 물놀이 마당을 만들고 칠월, 팔월에만 열어요. 지키는 분도 두고요.",
        Field.CHILDREN, DONG, UJIN, date(2025, 4, 2),
        cost=45_000_000, area="별빛동", place="별빛 첫째 놀이터", point=(702, 575), shown="정우진",
    ),
    Wish(
        "솔숲 맨발 길",
        "맨발로 걷는 분이 많아졌는데 밤송이와 유리 조각이 있어 위험합니다.",
        "숲길 사백 미터를 골라 흙을 고르고, 끝에 발 씻는 곳을 놓아 주세요.",
        Field.PARKS, DONG, SOL, date(2025, 4, 19),
        cost=40_000_000, area="솔바람동", place="솔바람숲", point=(118, 498), shown="남궁솔",
    ),
    Wish(
        "샘터마을 이야기 담벼락",
        "담벼락이 헐어 흙이 떨어집니다. 마을 어른들 이야기도 하나둘 사라지고요.",
        "담을 고치고, 어른들께 들은 마을 이야기를 아이들이 그림으로 그려 남기면 좋겠습니다.",
        Field.VILLAGE, DONG, CHANGHO, date(2025, 5, 21),
        cost=40_000_000, area="샘터면", place="샘터마을 안길", point=(618, 798), shown="샘터마을회",
    ),
)  # fmt: skip

# City: the third is dearer than what the first two leave; fourth and fifth are equal, and the cheaper goes first.
# Dong: the last misses by a single vote.
VOTES = dict(zip((wish.title for wish in LAST_YEAR), (31, 27, 22, 17, 17, 24, 16, 15), strict=True))


def last_year_ballots(track: str) -> list[tuple[str, ...]]:
    """A ballot of one to three titles for each of the VOTERS, which together give exactly VOTES."""
    marks = [wish.title for wish in LAST_YEAR if wish.track == track for _ in range(VOTES[wish.title])]
    return [tuple(marks[voter::VOTERS]) for voter in range(VOTERS)]
