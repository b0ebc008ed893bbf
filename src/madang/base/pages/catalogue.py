"""The living catalogue: every component in every state, for eyes, screenshots and axe. Only where the site is tried out."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base import clock

from .charts import Bar, Bars, Dots, Lines, Pair, Series, Stack, Stacks
from .links import Link
from .maps import Dot, Map, Shape
from .year import Station


class SampleForm(forms.Form):
    """One of each control; `invalid` data shows the errors."""

    title = forms.CharField(label=_("제안 제목"), help_text=_("한눈에 알아볼 수 있게 짧게 써 주세요."), max_length=40)
    email = forms.EmailField(label=_("전자우편"), required=False)
    story = forms.CharField(
        label=_("무엇이 불편하고, 어떻게 바뀌면 좋을까요"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    area = forms.ChoiceField(label=_("동네"), choices=[("", _("고르세요")), ("1", "달빛동"), ("2", "솔바람동")])
    cost = forms.IntegerField(label=_("어림잡은 돈(원)"), required=False, min_value=0)
    day = forms.DateField(label=_("바라는 날"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    channel = forms.ChoiceField(
        label=_("소식을 어떻게 받으시겠어요"),
        choices=[("mail", _("전자우편")), ("text", _("문자")), ("none", _("받지 않음"))],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("어떤 분야인가요"),
        help_text=_("여럿 골라도 됩니다."),
        choices=[("safety", _("안전")), ("welfare", _("복지")), ("parks", _("공원"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    meeting = forms.SplitDateTimeField(label=_("만날 날과 시각"), required=False)
    photo = forms.FileField(label=_("사진"), required=False, help_text=_("10MB까지, JPEG나 PNG."))
    agreed = forms.BooleanField(label=_("이 제안을 누구나 보는 데 동의합니다."))


def components(request):
    _only_where_tried_out()
    page = Paginator(range(300), 10).get_page(request.GET.get("page", 12))
    context = {
        "form": SampleForm(),
        "bad_form": SampleForm({"title": "가" * 41, "email": "not an address", "cost": "-3"}, prefix="bad"),
        "page_obj": page,
        "stations": _stations(),
        "votes": _votes(),
        "progress_of_projects": _progress(),
        "turnout": _turnout(),
        "balance": _balance(),
        "map": _map(),
        "pins": _map(dots=True),
        "fields": ("safety", "welfare", "transport", "parks", "culture", "unheard-of"),
        "links": _trail(),
        "steps": [_("본인 확인"), _("고르기"), _("다시 보기"), _("끝")],
        "views": [Link(_("목록"), "?view=list", current=True, count=42), Link(_("지도"), "?view=map", count=42)],
        "navigation": _navigation(),
        **_deadlines(),
    }
    return render(request, "pages/components.html", context)


def desk(request):
    _only_where_tried_out()
    here = reverse("pages:desk")
    context = {
        "desk_title": _("예산담당관"),
        "desk_navigation": [
            Link(_("내 일감"), here, current=True, count=17),
            Link(_("한 해 계획"), here),
            Link(_("제안"), here, count=612),
            Link(_("검토"), here),
            Link(_("투표"), here),
            Link(_("기록"), here),
        ],
        "views": [
            Link(_("기한 차례"), "?view=due", current=True, count=17),
            Link(_("늦음"), "?view=late", count=2),
            Link(_("이번 주"), "?view=week", count=6),
        ],
        "answers": [("yes", _("맞음")), ("mended", _("고치면 맞음")), ("no", _("어긋남"))],
        **_deadlines(),
    }
    return render(request, "pages/components_desk.html", context)


def _only_where_tried_out() -> None:
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404


def _navigation() -> list[Link]:
    here = reverse("pages:components")
    labels = [_("한눈에"), _("제안"), _("투표"), _("사업과 돈"), _("위원회"), _("자료")]
    return [Link(label, here, current=i == 2) for i, label in enumerate(labels)]


def _trail() -> list[Link]:
    return [Link(_("2027년"), "?year=2027"), Link("달빛동", "?area=1"), Link(_("안전"), "")]


def _deadlines() -> dict:
    today = clock.today()
    return {
        "late": today - timedelta(days=2),
        "due": today,
        "tomorrow": today + timedelta(days=1),
        "far": today + timedelta(days=20),
        "closes": datetime.combine(today + timedelta(days=9), datetime.min.time(), tzinfo=clock.now().tzinfo)
        - timedelta(hours=9, minutes=1),
    }


def _stations() -> list[Station]:
    done = [_("계획"), _("배움"), _("모임"), _("제안"), _("검토"), _("숙의")]
    rest = [_("결정"), _("편성"), _("집행"), _("결산"), _("답변"), _("평가"), _("나눔")]
    notes = ["1월", "2월", "3월", "3–5월", "6월", "7–8월"]
    return [
        *(Station(name, note, "done", "?") for name, note in zip(done, notes, strict=True)),
        Station(_("투표"), "9.1–9.14", "here", "?"),
        *(Station(name, "", "skipped" if i == 5 else "next") for i, name in enumerate(rest)),
    ]


def _votes() -> Bars:
    rows = [("혼자 사는 어르신 집 고쳐 드리기", 2411, "1"), ("새내천 산책길 밤길 등", 2208, "1"),
            ("유모차·휠체어 소독기", 1977, "1"), ("청년 공유 부엌", 1655, "rest"), ("학교 앞 옐로카펫", 0, "1")]  # fmt: skip
    return Bars(
        tuple(Bar(name, votes, tone, url="?", note=_("남은 돈보다 큼") if tone == "rest" else "") for name, votes, tone in rows),
        unit="vote", what=_("사업"), measure=_("표"),
    )  # fmt: skip


def _progress() -> Stacks:
    return Stacks(
        (_("끝남"), _("하는 중"), _("늦어짐"), _("그만둠")),
        (Stack(_("2026년 사업 38개"), (21, 13, 3, 1)), Stack(_("2025년 사업 31개"), (28, 2, 0, 1))),
        tones=("ok", "1", "wait", "rest"), unit="project", what=_("해"),
    )  # fmt: skip


def _turnout() -> Lines:
    years = ("2021", "2022", "2023", "2024", "2025", "2026", "2027")
    web = Series(_("누리집"), (1210, 1904, 2670, 4120, 5233, 6801, 7894))
    paper = Series(_("종이와 현장"), (2100, 1650, None, 1890, 1702, 1544, 1310))
    return Lines(years, (web, paper), unit="person", what=_("해"))


def _balance() -> Dots:
    rows = [
        (_("여성"), 0.58, 0.505),
        (_("열네 살–서른아홉 살"), 0.19, 0.34),
        (_("예순다섯 살 이상"), 0.31, 0.22),
        (_("장애인"), 0.021, 0.052),
    ]
    return Dots((_("참여한 사람"), _("사는 사람")), tuple(Pair(*row) for row in rows), what=_("누구"))


def _map(*, dots: bool = False) -> Map:
    shapes = (
        Shape("달빛동", [[[0, 0], [52, -6], [60, 40], [22, 54], [-4, 30]]], 31, "?area=1"),
        Shape("솔바람동", [[[52, -6], [110, 4], [104, 46], [60, 40]]], 18, "?area=2"),
        Shape("새내동", [[[22, 54], [60, 40], [104, 46], [96, 92], [40, 98]]], 44, "?area=3"),
        Shape("해맞이면", [[[104, 46], [110, 4], [160, 22], [150, 84], [96, 92]]], 7, "?area=4"),
        Shape("너른들면", [[[-4, 30], [22, 54], [40, 98], [-10, 104], [-30, 62]]], None, "?area=5"),
    )
    pins = (
        Dot("골목마다 보이는 소화기", 20, 24, "?p=1", "4,200만 원"),
        Dot("동네 버스 길잡이 이웃", 80, 20, "?p=2", "6,500만 원"),
        Dot("새내천 산책길 밤길 등", 66, 70, "?p=3", "2억 2,000만 원"),
    )
    if dots:
        return Map(tuple(Shape(s.name, s.rings, None, "") for s in shapes), pins)
    return Map(shapes, unit="proposal", what=_("동네"), measure=_("들어온 제안"))
