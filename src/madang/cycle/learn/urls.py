"""/2027/learn/ in a government's site."""

from django.urls import path

from . import documents, holding, kit, office, quiz, seats, views

app_name = "learn"
urlpatterns = [
    path("", views.school, name="school"),
    path("budget/", views.budget, name="budget"),
    path("visits/", views.visits, name="visits"),
    path("certificates/", views.certificates, name="certificates"),
    path("kit/", kit.kit, name="kit"),
    path("kit/<slug:target>/card.svg", kit.card, name="card"),
    path("kit/<slug:target>/<slug:form>/", kit.document, name="kit_document"),
    path("kit/<slug:target>/<slug:form>.<slug:suffix>", kit.document, name="kit_document_as"),
    path("<int:pk>/", views.course, name="course"),
    path("<int:pk>/<int:order>/", views.lesson, name="lesson"),
    path("<int:pk>/quiz/", quiz.quiz, name="quiz"),
    path("<int:pk>/certificate/", documents.certificate, name="certificate"),
    path("<int:pk>/certificate.<slug:suffix>", documents.certificate, name="certificate_as"),
    path("sessions/<int:pk>/", seats.session, name="session"),
    path("sessions/<int:pk>/register/", seats.register, name="register"),
    path("sessions/<int:pk>/give-back/", seats.give_back, name="give_back"),
    path("sessions/<int:pk>/here/", seats.here, name="here"),
    path("desk/", office.desk, name="desk"),
    path("desk/standard/", office.standard, name="standard"),
    path("desk/courses/new/", office.new_course, name="new_course"),
    path("desk/courses/<int:pk>/", office.course, name="office_course"),
    path("desk/courses/<int:pk>/change/", office.change_course, name="change_course"),
    path("desk/courses/<int:pk>/publish/", office.publish, name="publish"),
    path("desk/courses/<int:pk>/lessons/new/", office.lesson, name="new_lesson"),
    path("desk/courses/<int:pk>/lessons/<int:order>/", office.lesson, name="office_lesson"),
    path("desk/courses/<int:pk>/lessons/<int:order>/remove/", office.remove_lesson, name="remove_lesson"),
    path("desk/courses/<int:pk>/lessons/<int:order>/picture/", office.picture, name="picture"),
    path("desk/courses/<int:pk>/lessons/<int:order>/questions/new/", office.question, name="new_question"),
    path("desk/courses/<int:pk>/lessons/<int:order>/questions/<int:number>/", office.question, name="question"),
    path("desk/courses/<int:pk>/sessions/new/", holding.new, name="new_session"),
    path("desk/sessions/<int:pk>/", holding.session, name="office_session"),
    path("desk/sessions/<int:pk>/cancel/", holding.cancel, name="cancel"),
    path("desk/sessions/<int:pk>/code/", holding.code, name="code"),
    path("desk/certificates/<int:pk>/withdraw/", holding.withdraw, name="withdraw"),
    path("desk/figures/", office.figures, name="figures"),
    path("desk/figures/<int:pk>/remove/", office.remove_figure, name="remove_figure"),
    path("desk/visits/", office.visits, name="office_visits"),
    path("desk/visits/<int:pk>/", office.visits, name="office_visit"),
]
