"""Finding appeals: by words in any alphabet with typing errors, and by the exact name or contact of a party."""

import base64
import binascii

from django.db.models import Q
from django.db.models.expressions import RawSQL

from appeals.models import Party
from mediation.database.encryption import blind_index

LONGEST = 100  # characters


def words(text: str) -> Q:
    """Appeals that hold every word in their number, platform, mediator or category.

    The function keeps to the scope's region itself: row-level security would not let trigrams use an index.
    """
    return Q(pk__in=RawSQL("select portal_search_appeals(%s)", [text[:LONGEST]]))


def mark(text: str) -> str:
    """Return what an address may carry of a name or contact: its keyed hash; "" for no text."""
    hashed = blind_index(text)
    return base64.urlsafe_b64encode(hashed).decode().rstrip("=") if hashed else ""


def with_party(user, marked: str) -> Q | None:
    """Appeals of the user's region with a party of this mark; None for a mark that is not one of ours."""
    try:
        hashed = base64.urlsafe_b64decode(marked + "=" * (-len(marked) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(hashed) != 32:
        return None
    parties = Party.objects.visible_to(user).filter(Q(name_index=hashed) | Q(contact_index=hashed))
    return Q(pk__in=parties.values("appeal"))
