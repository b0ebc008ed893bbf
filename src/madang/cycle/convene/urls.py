from django.urls.resolvers import URLPattern

app_name = "convene"
urlpatterns: list[URLPattern] = []
