from django.apps import AppConfig


class Config(AppConfig):
    name = "madang.cycle.learn"
    label = "learn"
