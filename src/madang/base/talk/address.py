"""Where a request comes from, so that one address does not flood the town. Only a keyed mark of it is ever kept."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied


def address_of(request) -> str:
    """As the trusted proxy says it; "" when nothing is known."""
    try:
        return get_adapter(request).get_client_ip(request) or ""
    except PermissionDenied:
        return ""
