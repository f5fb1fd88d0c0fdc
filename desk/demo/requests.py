"""Citizens' requests that wait in one region of the demo; people and numbers are invented."""

import datetime
import uuid

from appeals.actions.request import sealed
from appeals.models import Category
from desk.demo.facts import LAST_DAY

REGION = "KZ-31"
# Days before the last day, category, name, contact, language, when to call.
WAITING = (
    (0, "family", "Жанар", "+7 700 000 01 01", "kk", "morning"),
    (1, "neighbour", "", "+7 700 000 01 02", "ru", ""),
    (3, "labour", "Олег", "oleg@example.kz", "ru", "evening"),
    (4, "consumer", "Мадина", "+7 700 000 01 04", "kk", "afternoon"),
)


def waiting(office) -> list:
    """Return requests nobody has decided yet: they are in no figure. ``office``: where two of them are addressed."""
    categories = dict(Category.objects.values_list("code", "pk"))
    return [
        sealed(
            uuid.uuid5(uuid.NAMESPACE_URL, f"demo-request-{number}"),
            day=LAST_DAY - datetime.timedelta(days=days),
            region_id=REGION,
            platform=office if number % 2 else None,
            category_id=categories[category],
            name=name,
            contact=contact,
            language=language,
            callback=callback,
        )
        for number, (days, category, name, contact, language, callback) in enumerate(WAITING)
    ]
