"""Who may come in to a page: those who signed in, those in a government's site, those who play a part there."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.views.decorators.cache import never_cache

from .models import Role
from .refusals import Refused, require


def signed_in(view):
    """Strangers sign in first and come back; a stranger's POST is refused, as its form is lost anyway."""

    @wraps(view)
    def door(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            raise Refused("people.sign_in_needed")
        return redirect_to_login(request.get_full_path())

    return door


def for_government(view):
    """A page of a government for everyone; where there is none, there is no such page. Marks the view as bound to it."""

    @wraps(view)
    def door(request, *args, **kwargs):
        if request.government is None:
            raise Http404
        return view(request, *args, **kwargs)

    door.bound_to_government = True
    return door


def in_government(view):
    """Signed in, in a government's site, and never kept by a cache."""

    return never_cache(for_government(signed_in(view)))


def for_parts(*roles: Role):
    """@for_parts(Role.OFFICER): only for those who play one of these parts here, staff after the second factor."""

    def lock(view):
        @in_government
        @wraps(view)
        def door(request, *args, **kwargs):
            require(request.user.why_not_play(request.government, *roles), roles=[role.label for role in roles])
            return view(request, *args, **kwargs)

        return door

    return lock
