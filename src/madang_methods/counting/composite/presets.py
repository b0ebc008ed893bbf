"""Rules that Korean governments used, as far as their sources tell (korea.md 2.8), with what each source leaves open named.

Hardly any government publishes how it makes votes and scores comparable, what happens at the ceiling, or what decides ties.
So none of these is the government's complete rule. Each is a rule that keeps to everything printed, with the rest chosen
here and listed as `assumed`. A government that starts from one decides those places and drops them from the list.
Thresholds, ceilings and guarantees are empty: the table prints none.
"""

from ..rule import RuleSpec
from .ballot_rule import Choices
from .component import Source
from .municipal import MunicipalRule, approvals, assumed_of, by_share, voice

PLAIN = RuleSpec(score="votes")
# What a plain rule of these sources leaves open.
PLAIN_ASSUMED = ("rule", "cutoff", "ties")
UNSAID = (
    "The source does not say which side has which weight; residents are taken to be named first, as Gyeonggi prints."
)


def _two_sides(  # one row of the table: residents' weight / the other side's
    government: str,
    year: str,
    ballot: str,
    combined: str,
    source: str,
    weights: tuple[int, int],
    choices: tuple[Choices, ...],
    *assumed: str,
    note: str = "",
    residents: tuple[Source, ...] = ("online",),
) -> MunicipalRule:
    rule = by_share(
        voice("residents", weights[0], *residents), voice("committee", weights[1], "committee"), ties=("committee",)
    )
    ballots = {"residents": approvals(*choices)}
    more = (*assumed, "ballots.residents.kind", "ballots.residents.on_violation")
    return MunicipalRule(government, year, ballot, combined, source, ballots, rule, assumed_of(rule, *more), note)


def _plain(
    government: str,
    year: str,
    ballot: str,
    combined: str,
    source: str,
    choices: tuple[Choices, ...],
    *assumed: str,
    note: str = "",
) -> MunicipalRule:
    more = ("ballots.ballots.kind", "ballots.ballots.on_violation", *PLAIN_ASSUMED)
    return MunicipalRule(
        government, year, ballot, combined, source, {"ballots": approvals(*choices)}, PLAIN, (*assumed, *more), note
    )


def _seoul_2014() -> MunicipalRule:
    rule = by_share(voice("assembly", 1, "committee", "panel"))
    ballots = {"assembly": approvals(Choices("*", 168, 168), void=True)}
    return MunicipalRule(
        "서울",
        "2014",
        "168 of 560 (30 %), exactly; over- or under-vote ⇒ whole ballot void",
        "위원+시민참여단",
        "wowtv A201407240141",
        ballots,
        rule,
        assumed_of(rule, "components.assembly.sources"),
        "That committee and panel shared one ballot box is assumed. With one component its normalisation changes no order.",
    )


def _seoul_2015_16() -> MunicipalRule:
    rule = by_share(
        voice("committee", 45, "committee"),
        voice("residents", 45, "online"),
        voice("survey", 10, "survey"),
        ties=("committee",),
    )
    one_a_field = approvals(Choices("*", 5, 5), Choices("field:*", 0, 1))
    ballots = {"residents": one_a_field}
    return MunicipalRule(
        "서울",
        "2015/16",
        "5, one per field (8 fields, 54 items)",
        "위원 45 / 시민 전자 45 / 여론조사 10",
        "mbn 2447553",
        ballots,
        rule,
        assumed_of(rule, "ballots.residents.choices", "ballots.residents.kind", "ballots.residents.on_violation"),
        "Read as exactly five, at most one in each of the eight fields.",
    )


def _seoul_2017() -> MunicipalRule:
    rule = by_share(
        voice("residents", 50, "online"),
        voice("committee", 40, "committee"),
        voice("school", 10, "school"),
        ties=("committee",),
    )
    assumed = assumed_of(
        rule,
        "ballots.residents.choices",
        "ballots.residents.kind",
        "ballots.residents.on_violation",
        "components.residents.sources",
    )
    printed = ("서울", "2017", "—", "시민 50 / 위원 40 / 예산학교 회원 10", "")
    return MunicipalRule(
        *printed, {"residents": approvals()}, rule, assumed, "How many projects a ballot names is not printed."
    )


def _seoul_2020() -> MunicipalRule:
    rule = by_share(voice("residents", 70, "online"), voice("committee", 30, "committee"), ties=("committee",))
    choices = (Choices("track:광역", 0, 7), Choices("track:협치", 0, 3))
    assumed = assumed_of(
        rule,
        "ballots.residents.choices",
        "ballots.residents.kind",
        "ballots.residents.on_violation",
        "components.residents.sources",
        "components.committee.sources",
        "components.committee.weight",
    )
    return MunicipalRule(
        "서울",
        "2020",
        "10 (광역 7 + 협치 3)",
        "광역협치형: citizens 70 %",
        "",
        {"residents": approvals(*choices)},
        rule,
        assumed,
        "Only the citizens' 70 % for 광역협치형 is printed; that the rest is the committee's is assumed.",
    )


def _daejeon() -> MunicipalRule:
    rule = by_share(voice("online", 50, "online"), voice("panel", 50, "panel"))
    return MunicipalRule(
        "대전",
        "",
        "—",
        "online 50 / 시민투표단 50 (350 = 공모150 by lot + 위원100 + 구추천100)",
        "",
        {"online": approvals(), "panel": approvals()},
        rule,
        assumed_of(rule, "ballots.online", "ballots.panel"),
        "How many projects a ballot names is not printed.",
    )


def _sejong() -> MunicipalRule:
    rule = by_share(voice("panel", 50, "panel"), voice("experts", 50, "committee"))
    return MunicipalRule(
        "세종", "", "—", "시민투표단:전문가 50:50", "", {"panel": approvals()}, rule,
        assumed_of(rule, "ballots.panel", "components.experts.sources"),
        "How experts judge (votes or scores) is not printed.",
    )  # fmt: skip


def _jeju() -> MunicipalRule:
    rule = by_share(voice("residents", 20, "onsite"), voice("local", 80, "committee"), ties=("local",))
    return MunicipalRule(
        "제주 읍면동",
        "2023",
        "stickers at 43 centres, 10 days",
        "residents 20 / 지역회의 80",
        "jejumbc 177725",
        {"residents": approvals()},
        rule,
        assumed_of(rule, "ballots.residents", "components.local.sources"),
        "How many stickers a person has is not printed.",
    )


def _dongjak_gu() -> MunicipalRule:
    rule = by_share(voice("residents", 1, "online"))
    assumed = assumed_of(rule, "ballots.residents.choices", "ballots.residents.kind", "ballots.residents.on_violation")
    printed = ("동작 구단위", "2025", "구단위 합산 / 동단위 다득표", "100 % residents", "")
    return MunicipalRule(
        *printed,
        {"residents": approvals()},
        rule,
        assumed,
        "What 합산 (adding up) adds is not printed; here all votes are one ballot box.",
    )


SIDES = (
    "components.residents.sources",
    "components.committee.sources",
    "components.residents.weight",
    "components.committee.weight",
)
WHO = ("components.residents.sources", "components.committee.sources")
HOW_MANY = "ballots.residents.choices"

MUNICIPAL_RULES: dict[str, MunicipalRule] = {
    "seoul-2014": _seoul_2014(),
    "seoul-2015-16": _seoul_2015_16(),
    "seoul-2017": _seoul_2017(),
    "seoul-2020": _seoul_2020(),
    "seoul-2024": _plain("서울", "2024", "5 of 91", "", "", (Choices("*", 1, 5),), "ballots.ballots.choices"),
    "daejeon": _daejeon(),
    "yeoju": _two_sides(
        "여주", "", "12 (4 분과 × 3)", "30/70", "", (30, 70), (Choices("*", 12, 12), Choices("field:*", 3, 3)), HOW_MANY, *SIDES, note=UNSAID
    ),
    "incheon-donggu": _two_sides("동구(인천)", "", "4", "40/60", "", (40, 60), (Choices("*", 4, 4),), HOW_MANY, *SIDES, note=UNSAID),
    "jeju-eupmyeondong-2023": _jeju(),
    "chungnam": _two_sides("충남", "", "5 per field", "30/70", "", (30, 70), (Choices("field:*", 0, 5),), HOW_MANY, *SIDES, note=UNSAID),
    "gyeonggi-2019": _two_sides("경기", "2019", "—", "30/70 (주민/위원)", "", (30, 70), (), HOW_MANY, "components.residents.sources"),
    "gyeonggi-2024": _two_sides("경기", "2024-25", "—", "20/80 (주민/위원)", "", (20, 80), (), HOW_MANY, "components.residents.sources"),
    "gwangju-bukgu": _two_sides("광주 북구", "", "exactly 3", "50/50", "hankookilbo", (50, 50), (Choices("*", 3, 3),), *WHO),
    "incheon-seogu-2020": _two_sides(
        "인천 서구", "2020", "8 of 44", "merged with committee", "seo.incheon.kr budgetnotice 78", (1, 1), (Choices("*", 1, 8),),
        HOW_MANY, *SIDES, note="How votes and the committee's judgement are merged is not printed.",
    ),
    "gwangsan": _plain(
        "광산", "", "4 (2+2)", "+ 동별 토론회", "", (Choices("*", 4, 4), Choices("track:*", 2, 2)), "ballots.ballots.choices",
        note="Which two kinds of projects are meant is not printed. The neighbourhood discussions are talk, not a count.",
    ),
    "gangdong-2025": _plain(
        "강동", "2025", "4 구 + 4 동 = 8", "", "newspic/Yonhap 2025-08-25", (Choices("track:구", 0, 4), Choices("track:동", 0, 4)),
        "ballots.ballots.choices",
    ),
    "daegu-2016": _plain(
        "대구", "2016", "committee only, choose 165 of 413 (40 %)", "plurality", "localsegye 1065597554824508",
        (Choices("*", 165, 165),), "ballots.ballots.choices",
    ),
    "dobong-dong-up-to-5": _plain(
        "도봉 동 총회", "", "items ≤ 5 → 2 votes; > 5 → 3; secret", "", "", (Choices("*", 1, 2),), "ballots.ballots.choices",
        note="For a meeting with up to five items.",
    ),
    "dobong-dong-6-or-more": _plain(
        "도봉 동 총회", "", "items ≤ 5 → 2 votes; > 5 → 3; secret", "", "", (Choices("*", 1, 3),), "ballots.ballots.choices",
        note="For a meeting with six items or more.",
    ),
    "dongjak-2025-gu": _dongjak_gu(),
    "dongjak-2025-dong": _plain(
        "동작 동단위", "2025", "구단위 합산 / 동단위 다득표", "100 % residents", "", (), "ballots.ballots.choices"
    ),
    "sejong": _sejong(),
}  # fmt: skip
