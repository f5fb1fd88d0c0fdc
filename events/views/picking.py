"""What the pages for picking show: a table of groups by region, or the rows of one region."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.picking import GROUPS, Network, Picked
from offices.models import Host, Region
from offices.models.words import is_dialogue

LABELS = {
    "offices": gettext_lazy("Mediation offices"),
    "dialogue": gettext_lazy("Dialogue platforms"),
    "serving": gettext_lazy("Mediators who serve at these places"),
    "professional": gettext_lazy("Professional mediators"),
    "public": gettext_lazy("Public mediators"),
}


def read_picked(data) -> Picked:
    """Read the ticked cells of the table; what is unknown is nothing."""
    return Picked(
        groups={group: set(data.getlist(group)) for group in GROUPS},
        hosts=set(data.getlist("host")) & dialogue_hosts().keys(),
    )


def dialogue_hosts() -> dict[str, str]:
    return Host.objects.filter(is_dialogue()).labels()


def groups_page(campaign, known: Network) -> dict:
    """The twenty regions with their groups: how many there are, and how many take part."""
    offered, taking = known.counts(), known.taking_counts()
    return {
        "columns": [{"code": group, "label": LABELS[group]} for group in GROUPS],
        "rows": [
            {
                "region": region,
                "cells": [
                    {"group": group, "label": LABELS[group], "all": offered[group][region.pk],
                     "taking": taking[group][region.pk]}
                    for group in GROUPS
                ],
            }
            for region in Region.objects.all()
        ],
        "hosts": dialogue_hosts().items(),
        "places": len(known.taking_places),
        "people": len(known.taking_people),
    }  # fmt: skip


def region_page(campaign, known: Network, region: Region) -> dict:
    """The places of a region by district, its mediators by kind; who takes part is ticked."""
    places, people = known.taking_places, known.taking_people
    where = {}
    for at, who in sorted(known.taking, key=lambda pair: pair[0]):
        if who and at in known.places:
            where.setdefault(who, []).append(known.places[at].name)
    serves = {}
    for at, who in sorted(known.serving):
        serves.setdefault(who, []).append(at)
    return {
        "region": region,
        "place_groups": place_groups(known, places),
        "people_groups": people_groups(known, people, where, serves),
        "base_places": ",".join(map(str, sorted(places))),
        "base_people": ",".join(map(str, sorted(people))),
        "places": len(places),
        "people": len(people),
        "guests": len(people - known.people.keys()),
    }


def place_groups(known: Network, taking: set[int]) -> list[dict]:
    hosts = Host.objects.labels()

    def heading(one):
        return "" if one.is_office else one.district

    return [
        {
            "code": f"places-{number}",
            "label": label or (_("Mediation offices") if number == 0 else _("without a district")),
            "rows": [{"one": one, "note": hosts[one.host], "is_taking": one.pk in taking} for one in rows],
        }
        for number, (label, rows) in enumerate(groupby(known.places.values(), heading))
    ]


def people_groups(known: Network, taking: set[int], where, serves) -> list[dict]:
    def rows(kind):
        for one in known.people.values():
            if one.kind == kind:
                at = serves.get(one.pk, ())
                note = ", ".join(where.get(one.pk, ()))
                yield {"one": one, "note": note, "is_taking": one.pk in taking, "serves": " ".join(map(str, at))}

    return [
        {"code": f"people-{kind}", "label": LABELS[kind], "rows": list(rows(kind))}
        for kind in ("professional", "public")
    ]
