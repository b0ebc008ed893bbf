"""Two years before: one wish for the budget of 2025, whose bench is followed to its last won."""

from datetime import date

from madang.cycle.propose.models import Field

from ..residents import DASOM
from .wish import CITY, DONG, Wish

BUDGETS = {CITY: 1_000_000_000, DONG: 500_000_000}

BENCH = Wish(
    "새내천 산책길에 쉬어 가는 의자",
    "밤 근무를 마치고 새내천을 따라 걸어서 퇴근합니다. 다리가 아파도 앉을 데가 한 곳도 없어요. 아침에 운동하시는 어르신들도 난간에 기대어 쉬십니다.",
    "새내다리에서 노을동 쪽으로 이백 미터마다 등받이와 팔걸이가 있는 의자를 놓아 주세요. 모두 열두 개면 됩니다.",
    Field.PARKS, DONG, DASOM, date(2024, 4, 16),
    effect="하루에 새내천을 걷는 천여 명이 쉬어 갈 수 있습니다.",
    cost=30_000_000, area="노을동", place="새내천 산책길 노을동 쪽", point=(248, 240), shown="임다솜",
)  # fmt: skip
FIRST_YEAR = (BENCH,)
