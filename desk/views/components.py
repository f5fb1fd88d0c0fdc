"""One page with every component of the design system in every state, for whoever changes or adds one."""

import datetime

from django.shortcuts import render
from django.utils.translation import gettext as _

from appeals.explanations import explained
from desk.sample_forms import Chosen, Sample
from desk.views.component_pictures import LINE, narrative, pictures
from events.surveys.results import line
from mediation import clock
from mediation.labels import Labels
from mediation.numbers import DASH, shown
from mediation.permissions import permitted
from mediation.quarter import Quarter
from mediation.sheet import Column, Row, laid_out
from mediation.texts import check
from mediation.texts.findings import segments
from reports.views.tiles import tile_places

DOUBTFUL = "А. Примерова: +7 700 000 00 00"


@permitted("desk.see")
def components(request):
    """Show them all; the journeys look at this page in every theme."""
    return render(
        request,
        "desk/components.html",
        {
            "title": _("Components"),
            "keys": keys(),
            "tiles": tiles(),
            "chart": chart(),
            "answers": [line(_("yes"), 62, 100), line(_("no"), 38, 100), line(DASH, 0, 100)],
            **pictures(),
            "page": figures(),
            "register": register(),
            "attention": attention(),
            "facts": [{"label": _("Number"), "value": "KZ-31/2023/00042"}, {"label": _("Due on"), "value": DASH}],
            "requirements": [
                {"label": _("Higher education"), "tone": "good", "word": _("yes"), "note": ""},
                {"label": _("Training certificate"), "tone": "bad", "word": _("no"), "note": DASH},
                {"label": _("At least 25 years old"), "tone": "warning", "word": _("not known"), "note": ""},
            ],
            "moments": moments(),
            "trail": trail(),
            "marked": segments(DOUBTFUL, check(DOUBTFUL, language="ru")),
            "filters": Sample(prefix="filter"),
            "empty_form": Sample(prefix="empty"),
            "explained": explained(Sample(prefix="explained"), ["age"])[0],
            "tick": Sample(prefix="tick")["is_ethno"],
            "combobox": Chosen(prefix="chosen")["platform"],
            "picks": Chosen(initial={"regions": "KZ-31, KZ-71"})["regions"],
            **narrative(),
            "sheet": sheet(),
            "bad_form": Sample({"bad-age": "200", "bad-received_on": ""}, prefix="bad"),
            "tones": [
                {"tone": "info", "text": _("submitted")},
                {"tone": "good", "text": _("accepted")},
                {"tone": "warning", "text": _("pending")},
                {"tone": "bad", "text": _("returned")},
                {"tone": "", "text": _("draft")},
            ],
        },
    )


def sheet() -> dict:
    """A sheet with a row that is right, one with an error and a note, and an empty one."""
    columns = (Column("outcome", _("Outcome"), is_listed=True), Column("age", _("age"), is_number=True))
    rows = [
        Row(0, {"outcome": _("consultation"), "age": "34"}),
        Row(1, {"outcome": "?", "age": "51"}, errors={"outcome": _("This cell must be filled.")}, notes={"age": DASH}),
        Row(2, {"outcome": "", "age": ""}),
    ]
    return laid_out(
        rows, columns, {"outcome": Labels([("consultation", {"ru": _("consultation"), "kk": _("consultation")})])}
    )


def keys() -> list[dict]:
    label, note = _("Appeals received"), _("%(change)s to the quarter before") % {"change": "+19"}
    words = _("Eight quarters: %(values)s") % {"values": ", ".join(shown(value) for value in LINE)}
    return [
        {"label": label, "value": shown(1724), "url": "#keys", "notes": [note], "trend": LINE, "trend_label": words},
        {"label": label, "value": shown(0), "url": "#keys", "notes": [note]},
        {"label": label, "value": DASH, "url": "#keys", "notes": []},
    ]


def tiles() -> list[dict]:
    return [
        {
            "name": code,
            "short": code[3:],
            "value": shown(number * 7),
            "url": "#tiles",
            "level": number % 6,
            "place": f"tile-r{row} tile-c{column}",
        }
        for number, (row, column, code) in enumerate(tile_places())
    ]


def chart() -> dict:
    groups = [
        {"label": f"{number}", "values": [value, 1400], "texts": [shown(value), shown(1400)], "is_told": number < 3}
        for number, value in enumerate(LINE, start=1)
    ]
    return {
        "title": _("Appeals over eight quarters"),
        "names": [_("Received"), _("Resolved")],
        "told_label": _("before the portal, from old reports"),
        "groups": groups,
    }


def moments() -> list[dict]:
    """A case as its page tells it, one line of each tone."""
    lines = (
        (_("Received"), [_("in person")], ""),
        (_("Reopened"), [_("reason")], "warning"),
        (_("Settlement agreement signed"), [], "good"),
        (_("Overdue since"), [], "bad"),
        (_("Due on"), [], "next"),
    )
    return [
        {"on": datetime.date(2023, 8, day), "what": what, "notes": notes, "tone": tone, "links": [("#timeline", what)]}
        for day, (what, notes, tone) in enumerate(lines, start=4)
    ]


def figures() -> dict:
    def row(label, depth, value):
        texts = {"value": shown(value), "before": shown(value - 3), "change": "+3", "beside": [DASH]}
        return {"label": label, "code": label, "depth": depth, "url": "#figures", "regions": (), **texts}

    rows = [row(_("Resolved"), 0, 1724), row(_("consultation"), 1, 1081), row(_("interethnic"), 2, 3)]
    quarters = {"label": Quarter(2023, 2).short_label, "url": "#figures"}
    return {
        "period": {"short_label": Quarter(2023, 3).short_label},
        "previous": quarters,
        "beside_labels": [Quarter(2022, 3).short_label],
        "columns": 5,
        "sections": [{"label": _("Appeals"), "rows": rows}],
    }


def attention() -> dict:
    """What waits, in every tone."""
    matters = (("bad", "overdue by %(days)s days"), ("warning", "due in %(days)s days"), ("", "%(days)s days left"))
    line = {"number": "KZ-31/2023/00042", "url": "#attention", "category": _("Category"), "region": _("Region")}
    return {
        "label": _("Overdue"),
        "count": shown(3),
        "tone": "bad",
        "url": "#attention",
        "lines": [
            {**line, "tone": tone, "matter": _(words) % {"days": 4}, "received_on": clock.today(), "is_extended": True}
            for tone, words in matters
        ],
    }


def trail() -> list[dict]:
    change = {"label": _("Outcome"), "old": None, "new": _("consultation")}
    day = datetime.datetime.combine(clock.today(), datetime.time(10, 30))
    words = {"at": day, "actor": _("regional coordinator")}
    return [
        {**words, "action": "update", "reason": _("reason"), "changes": [change]},
        {**words, "action": "insert", "reason": "", "changes": []},
        {**words, "action": "delete", "reason": "", "changes": []},
    ]


def register() -> dict:
    labels = [_("Number"), _("Outcome"), _("Attendance")]

    def cells(number, outcome, tone, amount):
        texts = ((number, "", False), (outcome, tone, False), (amount, "", True))
        return [
            {"label": label, "text": text, "tone": tone, "is_number": is_number, "is_empty": text == DASH}
            for label, (text, tone, is_number) in zip(labels, texts, strict=True)
        ]

    return {
        "columns": [
            {"label": label, "is_number": label == labels[-1], "url": "#register", "direction": direction}
            for label, direction in zip(labels, ("", "ascending", ""), strict=True)
        ],
        "chips": [
            {"label": _("Outcome"), "value": _("pending"), "url": "#register"},
            {"label": _("Region"), "value": "KZ-31", "url": "#register"},
        ],
        "clear_url": "#register",
        "menu": {
            "columns": [
                {"value": str(place), "label": label, "is_chosen": place < 2, "is_fixed": place == 0}
                for place, label in enumerate(labels)
            ],
            "sorts": [{"value": "1", "label": f"{labels[1]} ↑", "is_chosen": True}],
            "is_changed": True,
        },
        "default_url": "#register",
        "rows": [
            {"url": "#register", "cells": cells("KZ-31/2023/00042", _("pending"), "warning", DASH)},
            {"url": "#register", "cells": cells("KZ-31/2023/00041", _("consultation"), "info", shown(1250))},
        ],
        "count_label": shown(2),
        "excel_url": "#register",
        "previous_url": "#register",
        "next_url": "#register",
    }
