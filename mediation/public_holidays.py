"""Kazakhstan's public holidays, in the reader's language."""

import datetime
from functools import cache

from django.utils.translation import get_language, gettext, gettext_noop

# The library speaks Kazakh and English; Russian comes from our catalogue, by its English names.
NAMES = (
    gettext_noop("New Year's Day"),
    gettext_noop("Orthodox Christmas"),
    gettext_noop("International Women's Day"),
    gettext_noop("Nowruz Holiday"),
    gettext_noop("Kazakhstan's People Solidarity Holiday"),
    gettext_noop("Defender of the Fatherland Day"),
    gettext_noop("Victory Day"),
    gettext_noop("Eid al-Adha"),
    gettext_noop("Capital Day"),
    gettext_noop("Constitution Day"),
    gettext_noop("Republic Day"),
    gettext_noop("First President Day"),
    gettext_noop("Independence Day"),
)


@cache
def calendar(language: str):
    # Here, because the package reads all its countries (0.2 s), which most commands and pages never need.
    from holidays.countries.kazakhstan import Kazakhstan

    return Kazakhstan(language=language)


def holiday(day: datetime.date) -> str:
    """Return the name of the public holiday, or "" for an ordinary day. Years are worked out when first asked for."""
    kazakh = get_language() == "kk"
    name = calendar("kk" if kazakh else "en_US").get(day, "")
    if not name or kazakh:
        return name
    for known in NAMES:
        if known in name:
            return gettext(known)
    return gettext("Day off moved from another day")
