"""Rules that Korean governments really used, ready to take over (korea.md §2.8).

A track has a paper of its own: where a government's ballot counted by kinds of projects, each kind is a preset.
`beyond` names what the real rule had besides, which a track's rules cannot hold yet; an officer sees it before choosing.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from madang_methods.counting import MUNICIPAL_RULES, AnyRule, Completion, Component, CompositeSpec, RuleSpec


class Beyond:
    NOTHING = ""
    UNSAID = _(
        "표와 점수를 어떻게 견주는지, 같으면 무엇이 먼저인지는 알려지지 않아 여기서 정했습니다. 투표 전에 살펴 고쳐 주세요."
    )
    GROUPS = _("묶음은 제안의 분야로 잡았습니다. 다른 묶음이면 투표 전에 고쳐 주세요. 어떻게 견주는지도 살펴 주세요.")
    CUTOFF = _("한도에 걸린 사업을 어떻게 했는지는 알려지지 않아, 다음 순위로 넘어가는 흔한 방식을 씁니다.")


@dataclass(frozen=True)
class Preset:
    code: str
    name: str
    source: str
    ballot: dict
    decision: AnyRule
    beyond: str = Beyond.CUTOFF


def _of(code: str) -> AnyRule:
    return MUNICIPAL_RULES[code].rule


# Everybody's equal share, raised by a thousand won while the money lasts, then what is left by votes. Won by won would be
# a hundred million steps where a few people share much money, and says no more.
EQUAL_SHARES = RuleSpec(rule="equal_shares", completion=Completion(increment=1000), topup="votes")
# Half by what residents chose, half by the committee's mean score out of its maximum; the highest and lowest left out.
HALF_COMMITTEE = CompositeSpec(
    (
        Component("residents", ("online",), "approval", 50, "max100", "highest", "refuse"),
        Component("committee", ("committee",), "scores", 50, "score", "scores", "refuse", trim=1),
    ),
    cutoff="skip",
    ties=("committee", "min_cost", "lot"),
)


def _choose(least: int, most: int, **more) -> dict:
    return {"kind": "approval", "min": least, "max": most, "exact": least == most, **more}


def _each_field(most: int, of_all: int, least: int = 1) -> dict:
    """So many of each field. Where the groups alone say how many, `of_all` is only a roof."""
    return _choose(least, of_all, groups=[{"groups": "field:*", "min": 0, "max": most}])


PRESETS = (
    Preset("usual", _("다섯 개까지 고르기"), _("가장 흔한 방식"), _choose(1, 5), RuleSpec(), Beyond.NOTHING),
    Preset(
        "stop", _("다섯 개까지 고르고, 한도에 걸리면 거기서 끝내기"), _("가장 흔한 방식의 한 갈래"), _choose(1, 5),
        RuleSpec(cutoff="stop"), Beyond.NOTHING,
    ),
    Preset(
        "equal-shares", _("다섯 개까지 고르고, 한 사람 한 사람의 몫을 똑같이"), _("비엘리치카·시비에치에 2023: 균등 몫 방법"),
        _choose(1, 5), EQUAL_SHARES, Beyond.NOTHING,
    ),
    Preset(
        "half-committee", _("주민 투표 절반, 위원회 점수 절반"), _("위원마다 사업에 준 점수의 평균(가장 높은 것과 낮은 것을 빼고)"),
        _choose(1, 5), HALF_COMMITTEE, Beyond.NOTHING,
    ),
    Preset("seoul-2024", _("서울특별시 2024"), _("91개 사업 가운데 5개"), _choose(1, 5), RuleSpec()),
    Preset(
        "my-money", _("내 돈처럼: 한도 안에서 고르기"), _("고른 사업을 더해 총한도를 넘지 않습니다 (Goel 외 2019)"),
        _choose(1, 20, within_budget=True), RuleSpec(), Beyond.NOTHING,
    ),
    Preset(
        "ten-points", _("점수 열 점 나누어 주기"), _("한 사업에 다섯 점까지"),
        {"kind": "cumulative", "min": 1, "max": 10, "exact": False, "points": 10, "each": 5}, RuleSpec(), Beyond.NOTHING,
    ),
    Preset(
        "rank-five", _("다섯째까지 순위 매기기"), _("첫째가 가장 큰 점수"),
        {"kind": "ordinal", "min": 1, "max": 5, "exact": False}, RuleSpec(), Beyond.NOTHING,
    ),
    Preset(
        "seoul-2015", _("서울특별시 2015·2016"), _("다섯 개, 분야마다 하나까지. 위원 45, 시민 45, 여론조사 10"),
        _each_field(1, 5, 5), _of("seoul-2015-16"), Beyond.GROUPS,
    ),
    Preset("seoul-2020", _("서울특별시 2020, 광역"), _("10개 가운데 광역 7개"), _choose(1, 7), _of("seoul-2020"), Beyond.UNSAID),
    Preset(
        "seoul-2020-joint", _("서울특별시 2020, 협치"), _("10개 가운데 협치 3개"), _choose(1, 3), _of("seoul-2020"),
        Beyond.UNSAID,
    ),
    Preset(
        "seoul-2014", _("서울특별시 2014"), _("560개 가운데 꼭 168개, 어기면 무효"),
        _choose(168, 168, on_violation="void"), RuleSpec(),
    ),
    Preset(
        "gangdong-2025", _("서울 강동구 2025"), _("구 사업 4개와 동 사업 4개: 유형마다 4개"), _choose(1, 4), RuleSpec()
    ),
    Preset("gwangsan", _("광주 광산구"), _("4개(2개와 2개): 유형마다 2개"), _choose(1, 2), RuleSpec()),
    Preset(
        "bukgu", _("광주 북구"), _("꼭 3개, 주민 투표 절반과 위원회 절반"), _choose(3, 3), _of("gwangju-bukgu"), Beyond.UNSAID
    ),
    Preset(
        "incheon-seogu-2020", _("인천 서구 2020"), _("44개 가운데 8개, 위원회 점수와 합침"), _choose(1, 8),
        _of("incheon-seogu-2020"), Beyond.UNSAID,
    ),
    Preset("dobong-few", _("서울 도봉구 동 주민총회, 안건 5개까지"), _("한 사람이 2표"), _choose(1, 2), RuleSpec()),
    Preset("dobong-many", _("서울 도봉구 동 주민총회, 안건 6개부터"), _("한 사람이 3표"), _choose(1, 3), RuleSpec()),
    Preset(
        "gyeonggi-2024", _("경기도 2024-25"), _("주민 20, 위원 80"), _choose(1, 5), _of("gyeonggi-2024"), Beyond.UNSAID
    ),
    Preset(
        "gyeonggi-2019", _("경기도 2019"), _("주민 30, 위원 70"), _choose(1, 5), _of("gyeonggi-2019"), Beyond.UNSAID
    ),
    Preset(
        "chungnam", _("충청남도"), _("분야마다 5개, 주민 30, 위원 70"), _each_field(5, 60), _of("chungnam"), Beyond.GROUPS
    ),
    Preset(
        "yeoju", _("경기 여주시"), _("12개(네 분과에서 3개씩), 주민 30, 위원 70"), _each_field(3, 12), _of("yeoju"),
        Beyond.GROUPS,
    ),
    Preset(
        "incheon-donggu", _("인천 동구"), _("4개, 주민 40, 위원 60"), _choose(1, 4), _of("incheon-donggu"), Beyond.UNSAID
    ),
    Preset(
        "jeju-2023", _("제주 읍면동 2023"), _("현장 붙임딱지, 주민 20, 지역회의 80"), _choose(1, 5),
        _of("jeju-eupmyeondong-2023"), Beyond.UNSAID,
    ),
    Preset(
        "dongjak-gu", _("서울 동작구 2025, 구단위"), _("주민 100, 합산"), _choose(1, 5), _of("dongjak-2025-gu"),
        Beyond.UNSAID,
    ),
    Preset(
        "dongjak-dong", _("서울 동작구 2025, 동단위"), _("주민 100, 다득표"), _choose(1, 5), _of("dongjak-2025-dong")
    ),
    Preset("sejong", _("세종특별자치시"), _("시민투표단 50, 전문가 50"), _choose(1, 5), _of("sejong"), Beyond.UNSAID),
    Preset(
        "seoul-2017", _("서울특별시 2017"), _("시민 50, 위원 40, 예산학교 회원 10"), _choose(1, 5), _of("seoul-2017"),
        Beyond.UNSAID,
    ),
    Preset(
        "daejeon", _("대전광역시"), _("온라인 50, 시민투표단 50"), _choose(1, 5), _of("daejeon"), Beyond.UNSAID
    ),
    Preset("daegu-2016", _("대구광역시 2016"), _("413개 가운데 165개를 위원이 고름"), _choose(1, 165), RuleSpec()),
)  # fmt: skip
BY_CODE = {preset.code: preset for preset in PRESETS}
