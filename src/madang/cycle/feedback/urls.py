"""/2027/feedback/ in a government's site."""

app_name = "feedback"
urlpatterns = []
