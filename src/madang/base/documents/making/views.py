"""How far a document is, and the file when it is there. Works without JavaScript: the page asks again by itself."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from madang.base.people.doors import for_parts, in_government
from madang.base.people.models import Role
from madang.base.people.refusals import require

from .actions import start_making
from .models import Making
from .permissions import why_not_see

AGAIN = 3  # seconds
LISTED = 100


@in_government
@require_safe
def making(request, pk):
    """The page; for htmx only the part that changes."""
    found = _seen(request, pk)
    part = "documents/making/part.html" if request.htmx else "documents/making/making.html"
    return render(request, part, {"making": found, "again": AGAIN})


@in_government
@require_POST
def once_more(request, pk):
    """Ask anew for what failed, or for what has changed since."""
    old = _seen(request, pk)
    about = {"suffix": old.suffix, "back": old.back, "language": old.language}
    return redirect(start_making(request.government, old.recipe, old.args, by=request.user, **about))


@for_parts(Role.OFFICER)
@require_safe
def makings(request):
    listed = Making.objects.of(request.government).select_related("asked_by", "file")[:LISTED]
    return render(request, "documents/making/makings.html", {"makings": listed})


def _seen(request, pk) -> Making:
    found = get_object_or_404(Making.objects.of(request.government).select_related("government", "file"), pk=pk)
    require(why_not_see(request.user, found))
    return found
