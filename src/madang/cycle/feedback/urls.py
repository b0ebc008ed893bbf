"""/<year>/feedback/ in a government's site."""

from django.urls import path

from . import office, paper_office, views

app_name = "feedback"
urlpatterns = [
    path("", views.home, name="home"),
    path("story/<int:number>/", views.story, name="story"),
    path("ratings/", views.ratings, name="ratings"),
    path("ratings/<int:number>/", views.rating, name="rating"),
    path("ratings/<int:number>/take-back/", views.take_back, name="take_back"),
    path("lessons/", views.lessons, name="lessons"),
    path("disclosures/", views.disclosures, name="disclosures"),
    path("disclosures/<slug:occasion>/", views.disclosure, name="disclosure"),
    path("disclosures/<slug:occasion>.<slug:suffix>", views.disclosure, name="disclosure_as"),
    path("white-paper/", views.white_paper, name="white_paper"),
    path("white-paper.<slug:suffix>", views.white_paper_as, name="white_paper_as"),
    path("white-paper/<slug:key>/", views.chapter, name="chapter"),
    path("desk/", office.desk, name="desk"),
    path("desk/replies/send/", office.send, name="send"),
    path("desk/replies/<int:number>/<slug:end>/", office.reply, name="reply"),
    path("desk/lessons/new/", office.new_lesson, name="new_lesson"),
    path("desk/lessons/<int:number>/", office.lesson, name="lesson"),
    path("desk/words/", office.words, name="words"),
    path("desk/words/<int:pk>/", office.word, name="word"),
    path("desk/surveys/<int:number>/", office.survey, name="survey"),
    path("desk/disclosures/<slug:occasion>/", paper_office.disclosure, name="write_disclosure"),
    path("desk/disclosures/<slug:occasion>/draft/", paper_office.draft, name="disclosure_draft"),
    path("desk/disclosures/<slug:occasion>/publish/", paper_office.publish, name="publish_disclosure"),
    path("desk/disclosures/<slug:occasion>/report/", paper_office.report, name="report_disclosure"),
    path("desk/white-paper/", paper_office.white_paper, name="paper_desk"),
    path("desk/white-paper/make/", paper_office.make, name="make_paper"),
    path("desk/white-paper/freeze/", paper_office.freeze, name="freeze_paper"),
    path("desk/white-paper/<slug:key>/", paper_office.chapter, name="write_chapter"),
]
