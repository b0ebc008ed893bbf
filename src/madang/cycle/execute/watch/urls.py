"""/2027/execute/watch/, under the name of the stage."""

from django.urls import path

from . import office, pages

urlpatterns = [
    path("", pages.visits, name="visits"),
    path("desk/", office.desk, name="watch_desk"),
    path("desk/checklist/", office.checklist, name="checklist"),
    path("waste/", pages.waste, name="waste"),
    path("waste/new/", pages.new_waste, name="new_waste"),
    path("waste/mine/", pages.my_waste, name="my_waste"),
    path("waste/<int:number>/", office.handle, name="handle_waste"),
    path("waste/<int:number>/look/<slug:what>/", office.look, name="look_at_waste"),
    path("waste/<int:number>/hand/", office.hand, name="hand_waste"),
    path("waste/<int:number>/answer/", office.answer, name="answer_waste"),
    path("pictures/<str:prefix>/<str:name>", pages.picture, name="watch_picture"),
    path("<int:number>/visit/", pages.new_visit, name="new_visit"),
    path("<int:number>/visit/<int:visit>/", pages.visit, name="visit"),
    path("<int:number>/visit/<int:visit>/report/", pages.visit_report, name="visit_report"),
    path("<int:number>/visit/<int:visit>/report.<slug:suffix>", pages.visit_report, name="visit_report_as"),
    path("<int:number>/visit/<int:visit>/answer/", office.answer_to_visit, name="answer_visit"),
    path("<int:number>/tell/", pages.tell, name="tell"),
    path("<int:number>/tell/<int:sighting>/answer/", office.answer_to_sighting, name="answer_sighting"),
    path("<int:number>/pictures/", office.around, name="around"),
    path("<int:number>/completion/", pages.completion, name="completion"),
    path("<int:number>/completion.<slug:suffix>", pages.completion, name="completion_as"),
]
