"""Is this person in the register already? By name whoever wrote it, by telephone, by number."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from mediators.models import Mediator

TYPED = ("full_name", "phone", "registry_number")
SHOWN, LOOKED_AT = 6, 60
# Two words are one name if so much of their letters is the same: «erlan» and «erln», not «askat» and «askar».
ALIKE = 0.85
SHORTEST_PHONE = 7


@dataclass(frozen=True)
class Similar:
    """A card that may be the same person's, and what says so."""

    card: Mediator
    because: str
    is_same: bool  # the same key, not only a like one


def similar_to(
    *, user: User, full_name: str = "", phone: str = "", registry_number: str = "", but: int | None = None
) -> list[Similar]:
    """Return cards known to the user that may be of the same person, the surest first."""
    name, number, telephone = keys(full_name, phone, registry_number)
    asked = Q()
    if len(name.split()) > 1:
        asked |= Q(name_key__trigram_similar=name)
    if telephone:
        asked |= Q(phone_key=telephone)
    if number:
        asked |= Q(number_key=number)
    if not asked:
        return []
    rows = with_number_key(Mediator.objects.visible_to(user)).filter(asked).exclude(pk=but)
    rows = rows.order_by(TrigramSimilarity("name_key", Value(name)).desc() if name else "pk")
    # By number and telephone only a few are found, and a name far from theirs must not push them out.
    sure = rows.filter(Q(number_key=number or None) | Q(phone_key=telephone or None))
    cards = dict.fromkeys([*sure.select_related("region")[:SHOWN], *rows.select_related("region")[:LOOKED_AT]])
    found = [compared(card, name, telephone, number) for card in cards]
    return sorted(filter(None, found), key=lambda one: (not one.is_same, one.card.full_name))[:SHOWN]


def by_number(number: str) -> Mediator | None:
    """Find a card by its number, whatever stands between letters and digits."""
    return with_number_key(Mediator.objects).filter(number_key=keys("", "", number)[1] or None).first()


def compared(card: Mediator, name: str, telephone: str, number: str) -> Similar | None:
    if number and card.number_key == number:
        return Similar(card, _("the same registry number"), True)
    if telephone and card.phone_key == telephone:
        return Similar(card, _("the same telephone"), True)
    if name and card.name_key == name:
        return Similar(card, _("the same name"), True)
    return Similar(card, _("a similar name"), False) if is_alike(name, card.name_key) else None


def is_alike(one: str, other: str) -> bool:
    """Whether each word of the shorter name is in the longer one, give or take a letter; one word says nothing."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(shorter) < 2:
        return False
    free = list(longer)
    for word in shorter:
        match = next((each for each in free if is_alike_word(word, each)), None)
        if match is None:
            return False
        free.remove(match)
    return True


def is_alike_word(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= ALIKE)


def keys(full_name: str, phone: str, registry_number: str) -> tuple[str, str, str]:
    """Let the database fold what was typed by the functions that folded what is stored."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select portal_name_key(%s), regexp_replace(lower(%s), '[^[:alnum:]]', '', 'g'), portal_phone_key(%s)",
            [full_name, registry_number, phone],
        )
        name, number, telephone = cursor.fetchone()
    return name, number, telephone if len(telephone) >= SHORTEST_PHONE else ""


def with_number_key(rows):
    letters = Func(
        Lower(F("registry_number")), Value("[^[:alnum:]]"), Value(""), Value("g"), function="regexp_replace",
        output_field=TextField(),
    )  # fmt: skip
    return rows.annotate(number_key=letters)
