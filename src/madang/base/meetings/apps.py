from django.apps import AppConfig


class Config(AppConfig):
    name = "madang.base.meetings"
    label = "meetings"
