"""/talk/ in a government's site."""

from django.urls import path

from . import office, views

app_name = "talk"
urlpatterns = [
    path("hidden/", views.hidden, name="hidden"),
    path("hidden.<slug:suffix>", views.hidden_as, name="hidden_as"),
    path("desk/", office.desk, name="desk"),
    path("desk/<int:pk>/", office.text, name="moderate"),
    path("desk/<int:pk>/hide/", office.hide, name="hide"),
    path("desk/<int:pk>/leave/", office.leave, name="leave"),
    path("desk/<int:pk>/answer/", office.answer, name="answer"),
    path("desk/<int:pk>/original/", office.original, name="original"),
    path("<int:pk>/", views.text, name="text"),
    path("<int:pk>/reply/", views.reply, name="reply"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/take-back/", views.take_back, name="take_back"),
    path("<int:pk>/report/", views.report, name="report"),
    path("<int:pk>/contest/", views.contest, name="contest"),
    path("<int:pk>/translate/", views.translate, name="translate"),
]
