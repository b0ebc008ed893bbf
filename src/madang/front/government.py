"""How a government looks and can be reached: its name in English, its emblem and colour, its telephone."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base.people.doors import for_parts
from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.base.record.actions import note

# Every colour of the palette is checked against its grounds in light, dark and high contrast (pages/tests).
ACCENTS = [
    ("blue", gettext_lazy("파랑")),
    ("navy", gettext_lazy("남색")),
    ("teal", gettext_lazy("청록")),
    ("green", gettext_lazy("초록")),
    ("purple", gettext_lazy("보라")),
    ("plum", gettext_lazy("자두빛")),
    ("brick", gettext_lazy("벽돌빛")),
    ("bronze", gettext_lazy("놋빛")),
]
EMBLEMS = [
    ("sunrise", gettext_lazy("해돋이")),
    ("mountain", gettext_lazy("산")),
    ("river", gettext_lazy("강")),
    ("sea", gettext_lazy("바다")),
    ("tree", gettext_lazy("나무")),
    ("field", gettext_lazy("들")),
    ("roof", gettext_lazy("지붕")),
]


class GovernmentForm(forms.ModelForm):
    accent = forms.ChoiceField(label=gettext_lazy("강조색"), choices=ACCENTS, widget=forms.RadioSelect)
    emblem = forms.ChoiceField(label=gettext_lazy("상징 그림"), choices=EMBLEMS, widget=forms.RadioSelect)

    class Meta:
        model = Government
        fields = ["name_en", "phone", "population", "accent", "emblem", "shows_masthead"]
        help_texts = {
            "phone": gettext_lazy("도움이 필요한 분께 모든 화면 아래에 보입니다."),
            "population": gettext_lazy("‘주민 한 사람에 몇 원’을 셈하는 데 씁니다."),
            "shows_masthead": gettext_lazy("정부가 직접 운영하는 진짜 누리집일 때만 켤 수 있습니다."),
        }


@for_parts(Role.OPERATOR, Role.OFFICER)
def edit(request):
    form = GovernmentForm(request.POST or None, instance=request.government)
    if form.is_valid():
        change_government(form.instance, form.changed_data, by=request.user)
        messages.success(request, _("바꾼 모습을 저장했습니다."))
        return redirect("government")
    return render(request, "front/government.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def change_government(government: Government, changed: list[str], *, by: Person) -> None:
    government.save()
    facts = {"changed": changed}
    note(
        government,
        f"government/{government.pk}",
        "front.government_changed",
        by=by,
        actor=by.office_in(government),
        **facts,
    )
