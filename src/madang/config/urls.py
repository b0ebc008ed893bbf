"""A government's site: the year as web addresses, /2027/propose/, /2027/vote/, /2027/decide/ …"""

from django.conf import settings
from django.urls import include, path

from madang.front import about, blanks, catalogue, desk, government, home, me, own_data, record, representation

urlpatterns = [
    path("", home.government, name="home"),
    path("<int:year>/", home.year, name="year"),
    path("", include("madang.cycle.plan.urls")),
    path("<int:year>/learn/", include("madang.cycle.learn.urls")),
    path("<int:year>/convene/", include("madang.cycle.convene.urls")),
    path("<int:year>/propose/", include("madang.cycle.propose.urls")),
    path("<int:year>/review/", include("madang.cycle.review.urls")),
    path("<int:year>/deliberate/", include("madang.cycle.deliberate.urls")),
    path("<int:year>/vote/", include("madang.cycle.vote.urls")),
    path("<int:year>/decide/", include("madang.cycle.decide.urls")),
    path("<int:year>/budget/", include("madang.cycle.budget.urls")),
    path("<int:year>/execute/", include("madang.cycle.execute.urls")),
    path("<int:year>/settle/", include("madang.cycle.settle.urls")),
    path("<int:year>/feedback/", include("madang.cycle.feedback.urls")),
    path("<int:year>/data/representation/", representation.page, name="representation"),
    path("<int:year>/data/", include((catalogue.of_year, "data"))),
    path("data/", include((catalogue.of_government, "government_data"))),
    path("desk/", desk.desk, name="desk"),
    path("desk/government/", government.edit, name="government"),
    path("me/", me.me, name="me"),
    path("record/", record.record, name="record"),
    path("record/feed.atom", record.feed, name="feed"),
    path("record/audit/", record.audit, name="audit"),
    path("people/me/data.json", own_data.data, name="own_data"),
    path("people/", include("madang.base.people.urls")),
    path("notices/", include("madang.base.notices.urls")),
    path("meetings/", include("madang.base.meetings.urls")),
    path("surveys/", include("madang.base.surveys.urls")),
    path("talk/", include("madang.base.talk.urls")),
    path("files/", include("madang.base.files.urls")),
    path("documents/blanks/", include((blanks.of_government, "blanks"))),
    path("documents/", include("madang.base.documents.urls")),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("source/", about.source, name="source"),
    path("accounts/", include("allauth.urls")),
    path("", include("madang.base.pages.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("madang.base.people.demo_urls")))
