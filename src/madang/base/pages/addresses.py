"""Addresses that are safe to send a person back to."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils.http import url_has_allowed_host_and_scheme


def same_site(request, address: str | None) -> str:
    """The address if it is on this very host, otherwise "": nobody is sent elsewhere by a link they were given.

    A bare word is no address either: redirect() would take it for the name of a page, or fail.
    """
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and allowed and address.startswith(("/", "https://", "http://")) else ""


def without(address: str, *keys: str) -> str:
    """The address without some of its query."""
    parts = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in keys]
    return urlunsplit(parts._replace(query=urlencode(query)))


def with_value(address: str, key: str, value: object) -> str:
    """The address with one key of its query set."""
    parts = urlsplit(without(address, key))
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), (key, value)])))
