"""Addresses under /<year>/vote/<track>/board/. The tiles lie where c2sp.org/tlog-tiles says, so that any tool reads them."""

from django.urls import path

from . import handing_in, pages, serve

urlpatterns = [
    path("", pages.board, name="board"),
    path("receipt/", handing_in.handing_in, name="handing_in"),
    path("checkpoint", serve.checkpoint, name="checkpoint"),
    path("checkpoints/<int:size>", serve.earlier, name="earlier_checkpoint"),
    path("tile/<path:path>", serve.tile, name="tile"),
    path("numbers/", pages.shard_form, name="shard_form"),
    path("numbers/<str:prefix>.txt", serve.shard_text, name="shard_text"),
    path("numbers/<str:prefix>/", pages.shard, name="shard"),
    path("proof/<int:place>.txt", pages.proof, name="proof"),
]
