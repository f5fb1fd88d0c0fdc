"""What the Law on Mediation asks of a mediator, and what the card says of it."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mediators.models import Mediator, Standing
from mediators.models.standing import WARNED

AGE = 25


@dataclass(frozen=True)
class Requirement:
    """One line of the checklist. is_met: None where the card does not say."""

    label: str
    is_met: bool | None
    note: str = ""

    @property
    def tone(self) -> str:
        return {True: "good", False: "bad", None: "warning"}[self.is_met]

    @property
    def word(self) -> str:
        return {True: _("yes"), False: _("no"), None: _("not known")}[self.is_met]


def checklist(card: Mediator, entry: Standing, today: datetime.date) -> list[Requirement]:
    """Return the requirements of the kind that the entry says (arts. 9 and 10 of the law)."""
    if entry.kind == Standing.Kind.PUBLIC:
        return [Requirement(_("Elected by the local community"), bool(card.elected_by) or None, card.elected_by)]
    return [age(card), education(card), certificate(card, today)]


def age(card: Mediator) -> Requirement:
    """The age on the day the mediator became a professional, by inclusion or by a change of kind."""
    label = _("At least 25 years old")
    if card.birth_on is None:
        return Requirement(label, None)
    became = card.standings.filter(begun_by__in=(Standing.Begun.INCLUDED, Standing.Begun.CHANGED))
    years = full_years(card.birth_on, became.order_by("-starts_on", "-id").first().starts_on)
    return Requirement(label, years >= AGE, _("%(years)s when entered") % {"years": years})


def education(card: Mediator) -> Requirement:
    return Requirement(_("Higher education"), bool(card.education) or None, card.education)


def certificate(card: Mediator, today: datetime.date) -> Requirement:
    label, until = _("Training certificate"), card.certificate_until_on
    if not card.certificate_number:
        return Requirement(label, False, _("none; the card is incomplete"))
    if until and until < today:
        return Requirement(label, False, _("ended on %(day)s") % {"day": date_format(until, "d.m.Y")})
    if until and until <= today + WARNED:
        note = _("ends on %(day)s, in %(days)s days") % {
            "day": date_format(until, "d.m.Y"), "days": (until - today).days}  # fmt: skip
        return Requirement(label, True, note)
    return Requirement(label, True, card.certificate_number)


def full_years(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
