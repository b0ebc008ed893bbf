"""Where a request without an account comes from, as a digest: to count tries by, never to know who it was."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.utils.crypto import salted_hmac

from madang.base import clock


def origin_of(request) -> str:
    """64 hex digits, the same for one network address during one day. Of IPv6 the first half, which a household shares."""
    address = get_adapter(request).get_client_ip(request)
    return salted_hmac("madang/origin", f"{clock.today()}|{_network(address)}", algorithm="sha256").hexdigest()


def _network(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else text
