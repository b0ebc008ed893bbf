"""Who is asking: a person whose session passed the second factor or did not, or a stranger."""

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from .sessions import is_over, passed_second_factor


class Stranger(AnonymousUser):
    """Someone who has not signed in: plays no part anywhere, and is told to sign in."""

    passed_second_factor = False

    def plays(self, government, *roles) -> bool:
        return False

    def why_not_play(self, government, *roles) -> str:
        return "people.sign_in_needed"

    def roles_in(self, government) -> set[str]:
        return set()


class KnowPerson:
    """Stands after the authentication middleware. Asks the database only when a page asks who is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        request.user = SimpleLazyObject(lambda: _person(request, user))
        return self.get_response(request)


def _person(request, user):
    if not user.is_authenticated:
        return Stranger()
    if is_over(request, user):
        request.session.flush()
        return Stranger()
    user.passed_second_factor = passed_second_factor(request, user)
    return user
