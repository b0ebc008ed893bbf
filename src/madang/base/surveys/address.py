"""Where a request comes from, as the trusted proxy says it. Only a keyed mark of it is kept, for a day."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied


def address_of(request) -> str:
    try:
        return get_adapter(request).get_client_ip(request) or ""
    except PermissionDenied:
        return ""
