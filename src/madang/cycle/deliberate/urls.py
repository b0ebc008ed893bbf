from django.urls.resolvers import URLPattern

app_name = "deliberate"
urlpatterns: list[URLPattern] = []
