"""What is wrong with a ballot, as a sentence that says what to do."""

from django.utils.translation import gettext as _

from madang.base.pages.words import money
from madang.cycle.plan.groups import group_label
from madang.cycle.propose.models import Field
from madang_methods.sealing.ballot_rules import Fault

from ..models import Poll


def say(fault: Fault, form) -> str:
    """For every code of `madang_methods.sealing.ballot_rules.Fault`."""
    facts, rule = dict(fault.facts), form.rule
    facts["group"] = group_words(fault.about, form.poll)
    facts["title"] = form.options[fault.about].title if fault.about in form.options else fault.about
    match fault.code:
        case "blank" | "too_few":
            facts |= {"least": max(1, rule.least), "chosen": facts.get("named", 0)}
            facts["more"] = facts["least"] - facts["chosen"]
            if rule.least == rule.most:
                return (
                    _("꼭 %(least)s개를 고릅니다. 지금은 %(chosen)s개를 골랐으니 %(more)s개를 더 골라 주세요.") % facts
                )
            return _("적어도 %(least)s개를 골라 주세요. 지금은 %(chosen)s개를 골랐습니다.") % facts
        case "too_many":
            facts |= {"chosen": facts["named"], "over": facts["named"] - facts["most"]}
            return _("%(most)s개까지 고를 수 있는데 %(chosen)s개를 골랐습니다. %(over)s개를 빼 주세요.") % facts
        case "group_too_few":
            facts["more"] = facts["least"] - facts["named"]
            return _("%(group)s: 적어도 %(least)s개를 고릅니다. %(more)s개를 더 골라 주세요.") % facts
        case "group_too_many":
            facts["over"] = facts["named"] - facts["most"]
            return _("%(group)s: %(most)s개까지인데 %(named)s개를 골랐습니다. %(over)s개를 빼 주세요.") % facts
        case "over_budget":
            return _spent(facts["spent"], facts["spend"], form.poll.cycle.government.currency)
    return _points(fault.code, facts)


def _spent(spent: int, spend: int, currency: str) -> str:
    facts = {"spent": money(spent, currency), "spend": money(spend, currency), "over": money(spent - spend, currency)}
    return _("고른 사업을 더하면 %(spent)s입니다. %(spend)s까지이니 %(over)s만큼 빼 주세요.") % facts


def _points(code: str, facts: dict) -> str:
    if code == "points_most":
        return _("%(title)s: 한 사업에 %(each)s점까지 줄 수 있습니다. 지금은 %(points)s점입니다.") % facts
    if code == "points_over":
        facts["over"] = facts["given"] - facts["points"]
        return _("모두 %(points)s점까지인데 %(given)s점을 주었습니다. %(over)s점을 줄여 주세요.") % facts
    if code == "points_under":
        facts["left"] = facts["points"] - facts["given"]
        return _("%(points)s점을 남김없이 줍니다. 아직 %(left)s점이 남았으니 더 주세요.") % facts
    if code == "chosen_twice":
        return _("%(title)s: 두 번 골랐습니다. 한 번만 골라 주세요.") % facts
    return _("%(title)s: 이 투표용지에 없는 사업입니다. 아래에서 다시 골라 주세요.") % facts


def group_words(group: str, poll: Poll) -> str:
    """`field:parks` as people say it. An area is called by its own name."""
    word, _colon, name = group.partition(":")
    if word == "field":
        return str(dict(Field.choices).get(name, name))
    if word == "kind":
        return _("행사") if name == "event" else _("행사가 아닌 사업")
    return poll.track.name if word == "track" else name or group_label(group)
