"""The seat plan in one page: seats by route, and at least and at most so many of every value of a feature."""

from dataclasses import dataclass
from math import ceil, floor

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.words import name_of
from madang.base.places.models import Area

from .models import AgeBand, Body, Feature, Kind, Quota, Route, SeatPlan, Sex
from .population import shares_of_town

ROOM = 0.15  # of the expected number, both ways, when quotas are filled from the population


@dataclass(frozen=True)
class Row:
    """One value of a feature with its two fields."""

    label: str
    lowest: object
    highest: object


class PlanForm(forms.ModelForm):
    class Meta:
        model = SeatPlan
        fields = ["reserves", "keep_days", "reason"]

    def __init__(self, body: Body, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.body = body
        self.values = _values(body)
        shares = {one.route: one.number for one in self.instance.shares.all()} if self.instance.pk else {}
        for route in Route:
            self.fields[f"seats_{route}"] = forms.IntegerField(
                label=route.label, required=False, min_value=0, max_value=10_000, initial=shares.get(route)
            )
        quotas = {(one.feature, one.value): one for one in self.instance.quotas.all()} if self.instance.pk else {}
        for feature, values in self.values.items():
            for value, label in values:
                quota = quotas.get((feature, value))
                self._limit(feature, value, label, "lowest", _("적어도"), quota)
                self._limit(feature, value, label, "highest", _("많아야"), quota)

    def _limit(self, feature, value, label, end, word, quota) -> None:
        self.fields[f"{end}_{feature}_{value}"] = forms.IntegerField(
            label=f"{label} {word}", required=False, min_value=0, initial=getattr(quota, end, None)
        )

    def fill_from_population(self, seats: int) -> None:
        """Around what the town's shares would give, with room, so that a real pool can meet it."""
        for feature, shares in shares_of_town(self.body).items():
            if feature in Feature.sensitive():
                continue  # a quota that asks for sensitive data is an officer's own decision
            if self.body.kind != Kind.CHILDREN:
                shares = {value: share for value, share in shares.items() if value != AgeBand.UNDER_19}
            for value, percent in shares.items():
                expected = seats * percent / sum(shares.values())
                room = max(1, expected * ROOM)
                for end, number in (("lowest", floor(expected - room)), ("highest", ceil(expected + room))):
                    if (name := f"{end}_{feature}_{value}") in self.fields:
                        self.initial[name] = self.fields[name].initial = max(0, number)

    def routes(self):
        return [self[f"seats_{route}"] for route in Route]

    def tables(self):
        """(title, rows) of each feature, for the page."""
        return [
            (
                Feature(feature).label,
                [
                    Row(label, self[f"lowest_{feature}_{value}"], self[f"highest_{feature}_{value}"])
                    for value, label in values
                ],
            )
            for feature, values in self.values.items()
        ]

    def clean(self):
        seats = sum(self.shares().get(route, 0) for route in (Route.OPEN_CALL, Route.LOT))
        if not any(self.shares().values()):
            self.add_error(None, _("자리를 하나라도 정해 주세요."))
        for feature, values in self.values.items():
            least = sum(self.cleaned_data.get(f"lowest_{feature}_{value}") or 0 for value, label in values)
            if least > seats:
                self.add_error(
                    None,
                    forms.ValidationError(
                        _("%(feature)s: ‘적어도’를 더하면 %(least)d인데, 주민 자리는 %(seats)d입니다."),
                        params={"feature": Feature(feature).label, "least": least, "seats": seats},
                    ),
                )
            for value, _label in values:
                low, high = (self.cleaned_data.get(f"{end}_{feature}_{value}") for end in ("lowest", "highest"))
                if low is not None and high is not None and low > high:
                    self.add_error(f"highest_{feature}_{value}", _("‘적어도’보다 작을 수 없습니다."))
        return super().clean()

    def shares(self) -> dict[str, int]:
        return {route.value: self.cleaned_data.get(f"seats_{route}") or 0 for route in Route}

    def quotas(self) -> list[Quota]:
        """Of every value for which one of the two limits is given."""
        seats = sum(self.shares().get(route, 0) for route in (Route.OPEN_CALL, Route.LOT))
        found = []
        for feature, values in self.values.items():
            for value, _label in values:
                low, high = (self.cleaned_data.get(f"{end}_{feature}_{value}") for end in ("lowest", "highest"))
                if low is not None or high is not None:
                    found.append(
                        Quota(feature=feature, value=value, lowest=low or 0, highest=seats if high is None else high)
                    )
        return found


def _values(body: Body) -> dict[str, list[tuple[str, str]]]:
    areas = [(str(area.pk), name_of(area)) for area in Area.objects.of(body.government).now()]
    return {
        Feature.SEX: [(value, str(label)) for value, label in Sex.choices],
        Feature.AGE: [(value, str(label)) for value, label in AgeBand.choices],
        Feature.AREA: areas if body.area_id is None else [],
        Feature.DISABILITY: [("yes", str(_("장애가 있는 사람")))],
        Feature.MULTICULTURAL: [("yes", str(_("다문화 배경이 있는 사람")))],
    }
