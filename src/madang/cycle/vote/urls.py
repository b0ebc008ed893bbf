from django.urls import include, path

from . import kit, office, posters, promise, views, withdraw_page
from .audit import pages as audit

app_name = "vote"
urlpatterns = [
    path("", views.polls, name="polls"),
    path("papers/", office.papers, name="papers"),
    path("papers/<slug:track>/", office.make_paper, name="make_paper"),
    path("papers/<slug:track>/box/", office.box, name="box"),
    path("papers/<slug:track>/audit/", audit.audit_office, name="audit_office"),
    path("papers/<slug:track>/show/", audit.show, name="show"),
    path("papers/<slug:track>/", include("madang.cycle.vote.custody.urls")),
    path("papers/<slug:track>/withdraw/", withdraw_page.withdraw, name="withdraw"),
    path("", include("madang.cycle.vote.roll.urls")),
    path("", include("madang.cycle.vote.objections.urls")),
    path("<slug:track>/", views.ballot, name="ballot"),
    path("<slug:track>/confirm/", views.confirm, name="confirm"),
    path("<slug:track>/cast/", views.cast, name="cast"),
    path("<slug:track>/receipt/", views.receipt, name="receipt"),
    path("<slug:track>/resume/", views.resume, name="resume"),
    path("<slug:track>/posters/station/<int:pk>/", posters.station_poster, name="station_poster"),
    path("<slug:track>/posters/station/<int:pk>.<slug:suffix>", posters.station_poster, name="station_poster_as"),
    path("<slug:track>/posters/<str:code>/", posters.poster, name="poster"),
    path("<slug:track>/posters/<str:code>.<slug:suffix>", posters.poster, name="poster_as"),
    path("<slug:track>/promise/", promise.promise, name="promise"),
    path("<slug:track>/manifest.json", promise.manifest, name="manifest"),
    path("<slug:track>/withdrawn.json", withdraw_page.withdrawn, name="withdrawn"),
    path("<slug:track>/counted.txt", promise.counted, name="counted"),
    path("<slug:track>/letter/", include("madang.cycle.vote.letter.urls")),
    path("<slug:track>/board/", include("madang.cycle.vote.board.urls")),
    path("<slug:track>/", include("madang.cycle.vote.booth.urls")),
    path("<slug:track>/paper/", include("madang.cycle.vote.paper.urls")),
    path("<slug:track>/audit/", audit.audit_page, name="audit"),
    path("<slug:track>/check/", kit.check, name="check"),
    path("<slug:track>/kit.zip", kit.archive, name="kit"),
]
