"""The highlights of a quarter, region by region, as the report will print them."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from events.highlights.look import Look, known_names, looks
from events.models import Event
from mediation import clock
from mediation.filters import quarter_choices
from mediation.quarter import Quarter
from offices.models import QuarterLock, Region

WAITING = 50  # events with a text that no quarter tells


class HighlightsForm(forms.Form):
    """A quarter, and for those who see more than one a region."""

    quarter = forms.ChoiceField(label=_("Quarter"), choices=quarter_choices, required=False)
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.all(), required=False, empty_label=_("all")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_regional:
            del self.fields["region"]


@dataclass(frozen=True)
class Told:
    """An event of the list. ``texts``: a look a language."""

    event: Event
    texts: list[Look]

    @property
    def missing(self) -> list[str]:
        return [text.label for text in self.texts if text.is_empty]

    @property
    def count(self) -> int:
        """How many things to look at."""
        return sum(len(text.findings) for text in self.texts)


@dataclass(frozen=True)
class Part:
    """What one region tells. ``is_closed``: handed in, and not changed any more."""

    region: Region
    is_closed: bool
    told: list[Told]


def awaited(user) -> Quarter:
    """The quarter that is being told: the last one until the region has handed it in, then the current one."""
    last = Quarter.of(clock.today()).previous()
    locks = QuarterLock.objects.of(last).closed().filter(region=user.region_id)
    return last.next() if user.region_id and locks.exists() else last


def parts(quarter: Quarter, *, user, region: Region | None) -> list[Part]:
    """Return the regions that tell something in the quarter, in the order of the report."""
    rows = Event.objects.visible_to(user).told_in(quarter).in_telling_order().select_related("region")
    closed = set(QuarterLock.objects.of(quarter).closed().values_list("region", flat=True))
    known = known_names(user)
    found: dict[str, Part] = {}
    for event in rows.filter(region=region) if region else rows:
        part = found.setdefault(event.region_id, Part(event.region, event.region_id in closed, []))
        part.told.append(Told(event, looks(event, quarter, known)))
    return list(found.values())


def waiting(quarter: Quarter, *, user) -> list[Event]:
    """Events up to the end of the quarter with a text that no report tells."""
    rows = Event.objects.visible_to(user).written_but_not_told().filter(starts_on__lt=quarter.end)
    return list(rows.select_related("region").order_by("-starts_on", "-pk")[:WAITING])
