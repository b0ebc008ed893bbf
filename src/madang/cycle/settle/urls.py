"""/2027/settle/ in a government's site."""

app_name = "settle"
urlpatterns = []
