from django.apps import AppConfig


class Config(AppConfig):
    name = "madang.base.surveys"
    label = "surveys"
