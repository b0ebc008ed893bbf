"""Full addresses for messages, which are read far from the site."""

from django.urls import reverse

from madang.base.places.models import Government
from madang.base.places.site import absolute, at


def link(government: Government, path: str) -> str:
    """link(haeoreum, "/2027/vote/") is "https://pb.example.kr/haeoreum/2027/vote/", or on the government's own host
    "https://haeoreum.example.kr/2027/vote/". A path that already begins with the government's part keeps just one.
    """
    part = f"/{government.slug}/"
    inside = "/" + path.removeprefix(part).removeprefix("/")
    return absolute(government, part.rstrip("/") + inside if government.address == part else inside)


def link_to(government: Government, name: str, *args, **kwargs) -> str:
    """The same by the page's name, whatever site the present request belongs to."""
    with at(government):
        return absolute(government, reverse(name, args=args, kwargs=kwargs))
