"""/2027/budget/ in a government's site."""

app_name = "budget"
urlpatterns = []
