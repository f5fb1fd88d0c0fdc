"""What keeps robots and floods from the forms of the public, without outside services (ADR 0009).

A form carries a sealed token: when it was made, and the key its record will have. The counter of attempts is
in the database, since the portal's cache cannot count two at once and is not the public's to write.
"""

import uuid

from allauth.account.adapter import get_adapter
from django.core import signing
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "appeals.request"
FASTEST, LONGEST = 4, 12 * 3600  # seconds between showing a form and sending it
REQUESTS_AN_HOUR, LOOKUPS_AN_HOUR, ANSWERS_AN_HOUR = 10, 60, 200  # of one address


class TooFast(Exception):
    """Nobody types that fast."""


class TooOld(Exception):
    """The token is older than a working day, or is not ours."""


def new_token(token: uuid.UUID | None = None, made_at: float | None = None) -> str:
    """Return a sealed token for a form that is shown now."""
    return signing.dumps([str(token or uuid.uuid4()), made_at or timezone.now().timestamp()], salt=SALT)


def read_token(text: str) -> uuid.UUID:
    """Return the key in a token. Raises ``TooOld`` and ``TooFast``."""
    try:
        key, made_at = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        raise TooOld from None
    age = timezone.now().timestamp() - made_at
    if age > LONGEST:
        raise TooOld
    if age < FASTEST:
        raise TooFast
    return uuid.UUID(key)


def is_flood(request, what: str, limit: int) -> bool:
    """Count one more attempt at ``what`` from the request's address within the hour; whether it is one too many.

    The address is kept as a keyed hash that changes daily, so that nobody can be followed by it.
    """
    address = get_adapter().get_client_ip(request)
    key = salted_hmac(SALT, f"{timezone.now():%Y-%m-%d} {address} {what}", algorithm="sha256").digest()
    with connection.cursor() as cursor:
        cursor.execute("select portal_count_attempt(%s)", [key])
        return cursor.fetchone()[0] > limit
