from django.apps import AppConfig


class Config(AppConfig):
    name = "madang.base.talk"
    label = "talk"
