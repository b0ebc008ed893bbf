"""/meetings/ in a government's site."""

from django.urls import path

from . import months, office, running, views

app_name = "meetings"
urlpatterns = [
    path("", months.calendar, name="calendar"),
    path("calendar.ics", months.feed, name="feed"),
    path("desk/", office.desk, name="desk"),
    path("desk/new/", office.new, name="new"),
    path("desk/hosts/<int:pk>/", office.rule, name="rule"),
    path("desk/needs/<int:pk>/", office.need, name="need"),
    path("desk/items/<int:pk>/", running.item, name="item"),
    path("desk/<int:pk>/", running.run, name="run"),
    path("desk/<int:pk>/sheet/", office.sheet, name="sheet"),
    path("desk/<int:pk>/sheet.<slug:suffix>", office.sheet, name="sheet_as"),
    path("desk/<int:pk>/paper/", office.paper, name="paper"),
    path("desk/<int:pk>/paper.<slug:suffix>", office.paper, name="paper_as"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>.ics", months.one_as_calendar, name="one_as_calendar"),
    path("<int:pk>/call/", views.call, name="call"),
    path("<int:pk>/call.<slug:suffix>", views.call, name="call_as"),
    path("<int:pk>/minutes/", views.minutes, name="minutes"),
    path("<int:pk>/minutes.<slug:suffix>", views.minutes, name="minutes_as"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/reply/", views.reply, name="reply"),
    path("<int:pk>/voice/<int:motion>/", views.voice, name="voice"),
    path("<int:pk>/leave/", views.leave_room, name="leave"),
    path("<int:pk>/need/", views.need, name="ask"),
    path("<int:pk>/need/<int:need>/take-back/", views.take_back, name="take_back"),
]
