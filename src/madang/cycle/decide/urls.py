from django.urls import path

from . import office, views

app_name = "decide"
urlpatterns = [
    path("", views.results, name="results"),
    path("<slug:track>/", views.result, name="result"),
    path("<slug:track>/<int:place>/", views.project, name="project"),
    path("<slug:track>/recount/", views.recount, name="recount"),
    path("<slug:track>/ballots.pb", views.ballots, name="ballots"),
    path("<slug:track>/election.json", views.election, name="election"),
    path("<slug:track>/receipts.txt", views.receipts, name="receipts"),
    path("<slug:track>/rule.json", views.rule, name="rule"),
    path("<slug:track>/result.json", views.outcome, name="outcome"),
    path("<slug:track>/report/", views.report_page, name="report"),
    path("<slug:track>/report.<slug:suffix>", views.report_page, name="report_as"),
    path("<slug:track>/table/", views.report_table, name="table"),
    path("<slug:track>/table.<slug:suffix>", views.report_table, name="table_as"),
    path("<slug:track>/count/", office.count, name="count"),
    path("<slug:track>/count/again/", office.check, name="check"),
    path("<slug:track>/count/publish/", office.publish, name="publish"),
    path("<slug:track>/count/withdraw/", office.withdraw, name="withdraw"),
    path("<slug:track>/sheets/", office.sheets, name="sheets"),
    path("<slug:track>/sheets/<str:key>/", office.sheet, name="sheet"),
    path("<slug:track>/sheets/<str:key>/blank.csv", office.blank_sheet, name="blank_sheet"),
    path("<slug:track>/resolution/", office.resolution, name="resolution"),
]
