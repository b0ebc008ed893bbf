"""What the database keeps of a ticket's six digits."""

import hashlib
import hmac

from .. import keys
from ..models import Poll


def digest_of(poll: Poll, digits: str) -> str:
    """HMAC-SHA256 under the vote's pepper, 64 hex digits."""
    return hmac.new(keys.pepper(poll), f"{poll.election}\nticket\n{digits}".encode(), hashlib.sha256).hexdigest()
