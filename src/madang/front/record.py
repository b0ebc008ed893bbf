"""The record of a government as everyone may read it, as officers audit it, and as a feed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags

from madang.base.pages.plain import plain
from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.record.actions import broken_links, head
from madang.base.record.models import Entry
from madang.base.talk.hidden import hidings_of
from madang.cycle.plan.shortcuts import for_government


@for_government
def record(request):
    entries = Entry.objects.of(request.government).public().order_by("-number")
    page = Paginator(entries, 50).get_page(request.GET.get("page"))
    hidden = hidings_of(request.government, {entry.subject for entry in page.object_list})
    return render(request, "front/record.html", {"page": page, "hidden": set(hidden)})


@for_parts(Role.OFFICER, Role.AUDITOR)
def audit(request):
    """All entries, closed ones too, and whether the chain holds."""
    entries = Entry.objects.of(request.government).select_related("by").order_by("-number")
    page = Paginator(entries, 100).get_page(request.GET.get("page"))
    broken = list(broken_links(request.government)) if "check" in request.GET else None
    return render(request, "front/audit.html", {"page": page, "broken": broken, "last": head(request.government)})


@for_government
def feed(request):
    here = request.build_absolute_uri
    government = request.government
    atom = Atom1Feed(plain(government.name), here("../"), "", feed_url=here(), language=request.LANGUAGE_CODE)
    for entry in Entry.objects.of(government).public().order_by("-number")[:50]:
        # Words of imported files did not come in through our door, and one control character would spoil all entries.
        said = plain(render_to_string(entry.template, {"entry": entry, "government": government}, request))
        atom.add_item(
            title=" ".join(strip_tags(said).split()),
            link=here(f"../#entry-{entry.number}"),
            description=said,
            unique_id=f"urn:sha256:{entry.digest}",
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
