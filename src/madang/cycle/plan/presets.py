"""Rules that Korean governments really used, ready to take over (korea.md §2.8).

`beyond` names what the real rule had besides, which a track's rules cannot hold yet; an officer sees it before choosing.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from madang_methods.counting import RuleSpec


class Beyond:
    NOTHING = ""
    COMMITTEE = _("위원회 점수를 더해 순위를 정하는 부분은 담지 않습니다.")
    CUTOFF = _("한도에 걸린 사업을 어떻게 했는지는 알려지지 않아, 다음 순위로 넘어가는 흔한 방식을 씁니다.")


@dataclass(frozen=True)
class Preset:
    code: str
    name: str
    source: str
    ballot: dict
    decision: RuleSpec
    beyond: str = Beyond.CUTOFF


def _choose(least: int, most: int, **more) -> dict:
    return {"kind": "approval", "min": least, "max": most, "exact": least == most, **more}


PRESETS = (
    Preset("usual", _("다섯 개까지 고르기"), _("가장 흔한 방식"), _choose(1, 5), RuleSpec(), Beyond.NOTHING),
    Preset(
        "stop", _("다섯 개까지 고르고, 한도에 걸리면 거기서 끝내기"), _("가장 흔한 방식의 한 갈래"), _choose(1, 5),
        RuleSpec(cutoff="stop"), Beyond.NOTHING,
    ),
    Preset("seoul-2024", _("서울특별시 2024"), _("91개 사업 가운데 5개"), _choose(1, 5), RuleSpec()),
    Preset("seoul-2020", _("서울특별시 2020"), _("10개(광역 7개와 협치 3개)"), _choose(1, 10), RuleSpec()),
    Preset(
        "seoul-2014", _("서울특별시 2014"), _("560개 가운데 꼭 168개, 어기면 무효"),
        _choose(168, 168, on_violation="void"), RuleSpec(),
    ),
    Preset(
        "gangdong-2025", _("서울 강동구 2025"), _("구 사업 4개와 동 사업 4개: 유형마다 4개"), _choose(1, 4), RuleSpec()
    ),
    Preset("gwangsan", _("광주 광산구"), _("4개(2개와 2개): 유형마다 2개"), _choose(1, 2), RuleSpec()),
    Preset(
        "bukgu", _("광주 북구"), _("꼭 3개, 주민 투표 절반과 위원회 절반"), _choose(3, 3), RuleSpec(), Beyond.COMMITTEE
    ),
    Preset(
        "incheon-seogu-2020", _("인천 서구 2020"), _("44개 가운데 8개, 위원회 점수와 합침"), _choose(1, 8), RuleSpec(),
        Beyond.COMMITTEE,
    ),
    Preset("dobong-few", _("서울 도봉구 동 주민총회, 안건 5개까지"), _("한 사람이 2표"), _choose(1, 2), RuleSpec()),
    Preset("dobong-many", _("서울 도봉구 동 주민총회, 안건 6개부터"), _("한 사람이 3표"), _choose(1, 3), RuleSpec()),
    Preset("daegu-2016", _("대구광역시 2016"), _("413개 가운데 165개를 위원이 고름"), _choose(1, 165), RuleSpec()),
)  # fmt: skip
BY_CODE = {preset.code: preset for preset in PRESETS}
