"""/<year>/convene/ in a government's site."""

from django.urls import path

from . import choosing_pages, lottery_pages, office, views

app_name = "convene"
urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/rules/", views.rules, name="rules"),
    path("<int:pk>/rules.<slug:suffix>", views.rules, name="rules_as"),
    path("<int:pk>/roster/", views.roster, name="roster"),
    path("<int:pk>/roster.<slug:suffix>", views.roster, name="roster_as"),
    path("<int:pk>/interests/", views.interests, name="interests"),
    path("calls/<int:pk>/", views.call, name="call"),
    path("calls/<int:pk>/apply/", views.apply, name="apply"),
    path("calls/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("lottery/<int:pk>/", lottery_pages.lottery, name="lottery"),
    path("lottery/<int:pk>/record.json", lottery_pages.record, name="record"),
    path("lottery/<int:pk>/bundle.zip", lottery_pages.take_home, name="bundle"),
    path("lottery/<int:pk>/receipt.json", lottery_pages.receipt, name="receipt"),
    path("office/", office.desk, name="desk"),
    path("office/new/", office.edit, name="new_body"),
    path("office/<int:pk>/", office.office, name="office"),
    path("office/<int:pk>/edit/", office.edit, name="edit_body"),
    path("office/<int:pk>/name/", office.name, name="name"),
    path("office/<int:pk>/election/", office.election, name="election"),
    path("office/<int:pk>/plan/", office.plan, name="plan"),
    path("office/<int:pk>/call/", office.call, name="new_call"),
    path("office/<int:pk>/rules/", office.rules, name="new_rules"),
    path("office/<int:pk>/allowances/", office.allowances, name="allowances"),
    path("office/members/<int:pk>/", office.member, name="member"),
    path("office/calls/<int:pk>/", choosing_pages.applications, name="applications"),
    path("office/applications/<int:pk>/", choosing_pages.application, name="application"),
    path("office/lottery/<int:pk>/", lottery_pages.office, name="lottery_office"),
]
