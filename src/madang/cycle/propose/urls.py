from django.urls import path

from . import intake, library, office, together, views, writing
from .talking import talk

app_name = "propose"
urlpatterns = [
    path("", views.proposals, name="proposals"),
    path("call/", views.call, name="call"),
    path("call/form/<slug:kind>/", views.paper_form, name="paper-form"),
    path("call/form/<slug:kind>.<slug:suffix>", views.paper_form, name="paper-form-file"),
    path("new/", writing.new_proposal, name="new"),
    path("autosave/", writing.autosave, name="autosave"),
    path("draft/<str:secret>/", writing.draft, name="draft"),
    path("map.svg", views.map_picture, name="map"),
    path("waiting/", office.waiting, name="waiting"),
    path("waiting/publish/", office.publish, name="publish"),
    path("waiting/answer/", office.answer_many, name="answer-many"),
    path("waiting/filters/", office.keep_filter, name="keep-filter"),
    path("waiting/filters/<int:pk>/forget/", office.forget_filter, name="forget-filter"),
    path("desk/", intake.desk, name="desk"),
    path("sheet/", intake.sheet, name="sheet"),
    path("prices/", intake.prices, name="prices"),
    path("programmes/", library.programmes, name="programmes"),
    path("complaints/", library.complaint_office, name="complaint-office"),
    path("ledger/", intake.ledger, name="ledger"),
    path("ledger.<slug:suffix>", intake.ledger, name="ledger-file"),
    path("<int:number>/", views.proposal, name="proposal"),
    path("<int:number>/handle/", office.handle, name="handle"),
    path("<int:number>/decline/", office.decline, name="decline"),
    path("<int:number>/transfer/", office.transfer, name="transfer"),
    path("<int:number>/merge/", office.merge, name="merge"),
    path("<int:number>/split/", office.split, name="split"),
    path("<int:number>/price/", office.price, name="price"),
    path("<int:number>/signatures/", intake.signatures, name="signatures"),
    path("<int:number>/complete/", together.complete, name="complete"),
    path("<int:number>/together/", together.together, name="together"),
    path("<int:number>/join/<str:token>/", together.join, name="join"),
    path("<int:number>/files/", together.files, name="files"),
    path("<int:number>/talk/", talk, name="talk"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
]
