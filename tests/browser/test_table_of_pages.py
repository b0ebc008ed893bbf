"""The table of pages misses none: every address of the site is walked, or it is said why not."""

from django.urls import get_resolver, resolve

from .addresses import TOURS
from .test_mistakes import MISTAKES

ELSEWHERE = {
    "pages/components/": "walked in the pages room, in every light",
    "pages/components/desk/": "walked in the pages room, in every light",
    "accounts/2fa/authenticate/": "test_second_factor",
    "accounts/2fa/reauthenticate/": "test_second_factor",
    "accounts/2fa/totp/deactivate/": "test_second_factor",
    "accounts/2fa/recovery-codes/": "test_second_factor",
    "accounts/2fa/recovery-codes/generate/": "test_second_factor",
    "accounts/reauthenticate/": "test_second_factor",
    "accounts/confirm-email/": "test_second_factor",
    "<int:year>/vote/<slug:track>/confirm/": "test_journey",
    "<int:year>/vote/<slug:track>/terminal/<str:key>/paper/": "test_at_the_screen",
    "<int:year>/vote/<slug:track>/terminal/<str:key>/look/": "test_at_the_screen",
    "<int:year>/vote/<slug:track>/terminal/<str:key>/cast/": "test_at_the_screen",
    "<int:year>/vote/<slug:track>/letter/paper/": "nobody in the demo has a letter; the vote stage tests it",
    "<int:year>/vote/<slug:track>/letter/look/": "nobody in the demo has a letter; the vote stage tests it",
    "<int:year>/vote/<slug:track>/letter/receipt/": "nobody in the demo has a letter; the vote stage tests it",
    "<int:year>/vote/<slug:track>/letter/time/": "nobody in the demo has a letter; the vote stage tests it",
    "<int:year>/vote/<slug:track>/letter/end/": "nobody in the demo has a letter; the vote stage tests it",
    "<int:year>/vote/papers/<slug:track>/objections/<int:pk>/": "no objection waits in the demo; the vote stage tests it",
    "demo/": "walked, but not part of the settings these tests run under",
}
NOT_IN_THE_TABLE = {
    "the lot says who sits on the committee and has it; the tests of deliberate open it": [
        "<int:year>/deliberate/rounds/<int:pk>/mine/", "<int:year>/deliberate/rounds/<int:pk>/sheet/<int:number>/",
    ],
    "it answers only what a form sends": [
        "language/", "notices/read/", "notices/<int:number>/read/", "notices/follow/", "notices/unfollow/",
        "talk/<int:pk>/reply/", "talk/<int:pk>/edit/", "talk/<int:pk>/take-back/", "talk/<int:pk>/report/",
        "talk/<int:pk>/contest/", "talk/<int:pk>/translate/", "talk/desk/<int:pk>/hide/", "talk/desk/<int:pk>/leave/",
        "talk/desk/<int:pk>/answer/", "talk/desk/<int:pk>/original/", "<int:year>/propose/<int:number>/talk/",
        "meetings/<int:pk>/reply/", "meetings/<int:pk>/voice/<int:motion>/", "meetings/<int:pk>/leave/",
        "meetings/<int:pk>/need/<int:need>/take-back/",
        "people/office/part/<int:pk>/end/", "people/office/codes/<int:pk>/void/",
        "<int:year>/plan/office/tracks/<slug:code>/remove/", "<int:year>/plan/office/draft/discard/",
        "<int:year>/propose/waiting/publish/", "<int:year>/propose/<int:number>/withdraw/",
        "<int:year>/propose/waiting/answer/", "<int:year>/propose/waiting/filters/", "<int:year>/propose/waiting/filters/<int:pk>/forget/",
        "<int:year>/propose/autosave/",
        "<int:year>/execute/watch/waste/<int:number>/look/<slug:what>/", "<int:year>/execute/watch/waste/<int:number>/hand/",
        "<int:year>/execute/watch/waste/<int:number>/answer/", "<int:year>/execute/extracts/take/",
        "<int:year>/budget/office/act/", "<int:year>/budget/office/make/<int:pk>/", "<int:year>/budget/office/council/supplement/",
        "<int:year>/review/desk/assign/", "<int:year>/review/desk/filters/", "<int:year>/review/desk/filters/<int:pk>/forget/",
        "documents/made/<int:pk>/again/", "documents/blanks/<slug:name>/<int:version>/retire/",
        "surveys/<int:pk>/take-back/", "surveys/desk/<int:pk>/question/<int:order>/remove/", "surveys/desk/<int:pk>/publish/",
        "surveys/desk/<int:pk>/prolong/", "surveys/desk/<int:pk>/end/", "surveys/desk/<int:pk>/texts/<int:answer>/",
        "<int:year>/learn/sessions/<int:pk>/register/", "<int:year>/learn/sessions/<int:pk>/give-back/",
        "<int:year>/learn/desk/standard/", "<int:year>/learn/desk/courses/<int:pk>/publish/",
        "<int:year>/learn/desk/courses/<int:pk>/lessons/<int:order>/remove/",
        "<int:year>/learn/desk/courses/<int:pk>/lessons/<int:order>/picture/", "<int:year>/learn/desk/sessions/<int:pk>/cancel/",
        "<int:year>/learn/desk/certificates/<int:pk>/withdraw/", "<int:year>/learn/desk/figures/<int:pk>/remove/",
        "<int:year>/settle/in/<int:fiscal>/talk/", "<int:year>/settle/desk/<int:fiscal>/draw-up/",
        "<int:year>/feedback/ratings/<int:number>/take-back/", "<int:year>/feedback/desk/replies/send/",
        "<int:year>/feedback/desk/words/<int:pk>/", "<int:year>/feedback/desk/disclosures/<slug:occasion>/publish/",
        "<int:year>/feedback/desk/disclosures/<slug:occasion>/report/", "<int:year>/feedback/desk/white-paper/make/",
        "<int:year>/feedback/desk/white-paper/freeze/",
        "<int:year>/review/settings/criteria/take/", "<int:year>/convene/calls/<int:pk>/withdraw/",
        "<int:year>/deliberate/opinions/<int:pk>/add/", "<int:year>/deliberate/opinions/<int:pk>/end/",
        "<int:year>/deliberate/together/<int:number>/open/", "<int:year>/deliberate/together/<int:number>/settle/",
        "<int:year>/vote/<slug:track>/cast/", "<int:year>/vote/<slug:track>/resume/", "<int:year>/vote/<slug:track>/letter/cast/",
        "<int:year>/vote/<slug:track>/board/numbers/", "<int:year>/vote/papers/<slug:track>/roll/settle/",
        "<int:year>/vote/papers/<slug:track>/roll/letters/<int:pk>/void/",
        "<int:year>/vote/papers/<slug:track>/roll/<uuid:pk>/decide/", "<int:year>/vote/papers/<slug:track>/roll/<uuid:pk>/void/",
        "<int:year>/decide/<slug:track>/count/again/",
        "<int:year>/decide/<slug:track>/count/publish/", "<int:year>/decide/<slug:track>/count/withdraw/", "accounts/2fa/webauthn/login/",
    ],
    "it needs an answer that is owed, which the feedback stage tests": ["<int:year>/feedback/desk/replies/<int:number>/<slug:end>/"],
    "it needs a document under way, which the documents room tests": ["documents/made/<int:pk>/"],
    "it is a file": [
        "documents/made/file/<str:prefix>/<str:name>", "documents/blanks/<slug:name>/start.hwpx",
        "documents/blanks/<slug:name>/<int:version>/try.hwpx",
        "surveys/results.<slug:suffix>", "surveys/<int:pk>/paper.<slug:suffix>", "surveys/desk/<int:pk>/papers/list.csv",
        "<int:year>/learn/kit/<slug:target>/card.svg", "<int:year>/learn/kit/<slug:target>/<slug:form>.<slug:suffix>",
        "<int:year>/learn/<int:pk>/certificate.<slug:suffix>",
        "<int:year>/convene/<int:pk>/rules.<slug:suffix>", "<int:year>/convene/<int:pk>/roster.<slug:suffix>",
        "<int:year>/convene/lottery/<int:pk>/record.json", "<int:year>/convene/lottery/<int:pk>/bundle.zip",
        "<int:year>/convene/lottery/<int:pk>/receipt.json",
        "<int:year>/propose/ledger.<slug:suffix>", "<int:year>/propose/call/form/<slug:kind>.<slug:suffix>",
        "<int:year>/vote/<slug:track>/withdrawn.json", "<int:year>/vote/<slug:track>/posters/station/<int:pk>.<slug:suffix>",
        "<int:year>/vote/papers/<slug:track>/trustees/<str:name>",
        "talk/hidden.<slug:suffix>", "manifest.webmanifest", "record/feed.atom", "people/me/data.json", "files/<str:prefix>/<str:name>",
        "<int:year>/review/papers/<str:prefix>/<str:name>",
        "<int:year>/execute/watch/<int:number>/visit/<int:visit>/report.<slug:suffix>", "<int:year>/execute/watch/<int:number>/completion.<slug:suffix>",
        "<int:year>/execute/watch/pictures/<str:prefix>/<str:name>",
        "<int:year>/settle/in/<int:fiscal>/report.<slug:suffix>", "<int:year>/settle/in/<int:fiscal>/frozen.json",
        "<int:year>/feedback/disclosures/<slug:occasion>.<slug:suffix>", "<int:year>/feedback/white-paper.<slug:suffix>",
        "<int:year>/propose/map.svg", "<int:year>/plan/versions/<int:number>.json",
        "<int:year>/plan/versions/<int:number>/document.<slug:suffix>", "<int:year>/decide/<slug:track>/ballots.pb", "<int:year>/decide/<slug:track>/receipts.txt",
        "<int:year>/deliberate/rounds/<int:pk>/result.<slug:suffix>", "<int:year>/review/summary.<slug:suffix>", "<int:year>/budget/summary.<slug:suffix>", "<int:year>/budget/promise.<slug:suffix>",
        "<int:year>/budget/council/<int:sequence>/result.<slug:suffix>", "<int:year>/budget/office/council/<int:sequence>/table.csv", "<int:year>/budget/statement.<slug:suffix>", "<int:year>/budget/statement/annex.<slug:suffix>", "<int:year>/budget/office/statement/draft.<slug:suffix>", "<int:year>/budget/calendar.ics", "<int:year>/execute/status/<slug:quarter>.<slug:suffix>", "<int:year>/review/marks.<slug:suffix>",
        "<int:year>/review/<int:number>/opinion.<slug:suffix>", "<int:year>/review/<int:number>/notice.<slug:suffix>",
        "<int:year>/vote/<slug:track>/manifest.json", "<int:year>/vote/<slug:track>/counted.txt",
        "<int:year>/vote/<slug:track>/kit.zip", "<int:year>/vote/<slug:track>/posters/<str:code>.<slug:suffix>",
        "<int:year>/vote/<slug:track>/paper/scans/<str:prefix>/<str:name>",
        "<int:year>/vote/<slug:track>/board/checkpoint", "<int:year>/vote/<slug:track>/board/checkpoints/<int:size>",
        "<int:year>/vote/<slug:track>/board/tile/<path:path>", "<int:year>/vote/<slug:track>/board/proof/<int:place>.txt",
        "<int:year>/vote/<slug:track>/board/numbers/<str:prefix>.txt", "<int:year>/decide/<slug:track>/rule.json", "<int:year>/decide/<slug:track>/result.json",
        "<int:year>/decide/<slug:track>/election.json", "<int:year>/decide/<slug:track>/report.<slug:suffix>",
        "<int:year>/decide/<slug:track>/table.<slug:suffix>", "<int:year>/decide/<slug:track>/sheets/<str:key>/blank.csv",
        "meetings/calendar.ics", "meetings/<int:pk>.ics", "meetings/<int:pk>/call.<slug:suffix>",
        "meetings/<int:pk>/minutes.<slug:suffix>", "meetings/desk/<int:pk>/sheet.<slug:suffix>",
        "meetings/desk/<int:pk>/paper.<slug:suffix>",
        "data/datapackage.json", "data/openapi.json",
        "data/<dataset:name>.<dataset_suffix:suffix>", "<int:year>/data/datapackage.json", "<int:year>/data/openapi.json",
        "<int:year>/data/<dataset:name>.<dataset_suffix:suffix>", "accounts/2fa/recovery-codes/download/",
    ],
    "it needs a secret link or a request for more, which the propose stage tests": [
        "<int:year>/propose/<int:number>/join/<str:token>/",
        "<int:year>/propose/<int:number>/complete/",
    ],
    "it needs a letter, a passkey or another institution, which the people room tests": [
        "accounts/password/change/", "accounts/login/code/confirm/", "accounts/password/reset/confirm/",
        "accounts/password/reset/complete/", "accounts/2fa/webauthn/reauthenticate/",
        "accounts/2fa/webauthn/keys/<int:pk>/remove/", "accounts/2fa/webauthn/keys/<int:pk>/edit/",
        "accounts/3rdparty/signup/", "accounts/social/login/cancelled/", "accounts/social/login/error/",
        "accounts/social/signup/", "accounts/social/connections/", "accounts/oidc/^(?P<provider_id>[^/]+)/login/",
        "accounts/oidc/^(?P<provider_id>[^/]+)/login/callback/",
    ],
}  # fmt: skip
STANDS_FOR_A_NUMBER = dict.fromkeys(
    (
        "picture",
        "criterion",
        "point",
        "later",
        "mine",
        "refused",
        "waiting",
        "person",
        "station",
        "text",
        "together",
        "body",
        "call",
        "lottery",
        "member",
        "application",
        "survey",
        "paper",
        "course",
        "session",
        "visit",
        "meeting",
        "item",
        "need",
        "holder",
    ),
    "1",
) | {
    "token": "t",
    "terminal": "t",
    "code": "1",
}


def test_every_address_is_walked_or_it_is_said_why_not():
    said = set(ELSEWHERE).union(*NOT_IN_THE_TABLE.values())
    there = set(_routes(get_resolver("madang.config.urls")))
    walked = {
        route
        for tour in TOURS
        for status, path in tour.addresses(STANDS_FOR_A_NUMBER)
        if (route := _route(path)) is not None
    }
    assert there - walked - said == set()
    assert said - there == {"demo/"}, "said of an address that is no more"
    assert walked & said == set()


def test_every_day_of_the_table_is_known():
    assert {tour.day for tour in TOURS} | {day for _, day in MISTAKES} == {
        "spring", "middle", "autumn", "counted", "waiting", "winter",
    }  # fmt: skip


def _routes(resolver, before="") -> list[str]:
    found = []
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        found += _routes(one, here) if hasattr(one, "url_patterns") else [here]
    return found


def _route(path: str) -> str | None:
    """The pattern behind a path of the town; None for the platform's own and for those that lead nowhere."""
    if path.startswith(("/", "nowhere")) or path == "demo/":
        return None
    return resolve("/" + path.partition("?")[0], "madang.config.urls").route
