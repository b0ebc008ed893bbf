"""/2027/execute/ in a government's site."""

app_name = "execute"
urlpatterns = []
