"""Who changed the records behind figures since a moment, and how: read from the journal."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model
from django.urls import reverse

from accounts.journal import told
from accounts.models import JournalEntry
from appeals.models import Appeal
from events.models import Event, Participation, Publication, Response, SurveyCount, SurveyTotal
from mediators.models import Mediator, Standing, TrainingCompletion
from offices.models import Platform, PlatformPeriod
from reports.figures import sources
from reports.figures.declaration import Source

MOST = 400  # so many journal entries are read for one page


@dataclass(frozen=True)
class Kind:
    """What stands behind a register's figures: the record, its page, and the tables whose rows belong to it.

    belongings: a table with the column that names the record, or with a function that finds it. named_by: the relations
    its name needs.
    """

    model: type[Model]
    page: str
    belongings: tuple[tuple[type[Model], str | Callable], ...] = ()
    named_by: tuple[str, ...] = ()


def typed_totals(keys: set[str], since) -> dict[str, str]:
    """Return row key -> record key of the typed totals among the counts of a survey."""
    return {key.removeprefix("T"): key for key in keys if key.startswith("T")}


def filled_in(keys: set[str], since) -> dict[str, str]:
    """Return row key -> record key of questionnaires filled in or taken out since, as the journal knows them."""
    entries = JournalEntry.objects.filter(table_name=Response._meta.db_table, action__in=("insert", "delete"))
    found = {}
    for row, changes in entries.filter(at__gt=since).order_by("-id").values_list("row_key", "changes")[:MOST]:
        asked, region = ({*changes[column]} - {None} for column in ("questionnaire_id", "region_id"))
        key = f"Q{asked.pop()}-{region.pop()}"
        if key in keys:
            found[row] = key
    return found


KINDS = {
    "offices:platforms": Kind(
        Platform, "offices:platform", ((PlatformPeriod, "platform_id"), (Participation, "platform_id"))
    ),
    "mediators:mediators": Kind(
        Mediator,
        "mediators:mediator",
        ((Standing, "mediator_id"), (TrainingCompletion, "mediator_id"), (Participation, "mediator_id")),
    ),
    "appeals:appeals": Kind(Appeal, "appeals:appeal"),
    "events:events": Kind(Event, "events:event"),
    "events:publications": Kind(Publication, "events:publication"),
    "events:surveys": Kind(
        SurveyCount,
        "events:survey_behind",
        ((SurveyTotal, typed_totals), (Response, filled_in)),
        named_by=("campaign", "region", "questionnaire"),
    ),
}
SOURCES = {value.code: value for value in vars(sources).values() if isinstance(value, Source)}


@dataclass
class Told:
    """A record as a page names it, with what the journal says of it."""

    label: str
    url: str
    entries: list[dict] = field(default_factory=list)


def tell(records: set[tuple[str, str]], since) -> dict[tuple[str, str], Told]:
    """Return (source, key) -> the record's name, page and changes since a moment; queries by kind, not by record.

    A record that is gone, or that the scope hides, keeps its key and has no page.
    """
    keys = defaultdict(set)
    for source, key in records:
        keys[SOURCES[source].register].add(key)
    by_register = {register: of_kind(KINDS[register], wanted, since) for register, wanted in keys.items()}
    return {(source, key): by_register[SOURCES[source].register][key] for source, key in records}


def of_kind(kind: Kind, keys: set[str], since) -> dict[str, Told]:
    there = kind.model._base_manager.filter(pk__in=keys)
    rows = {str(row.pk): row for row in (there.select_related(*kind.named_by) if kind.named_by else there)}
    found = {
        key: Told(str(rows[key]), reverse(kind.page, args=[key])) if key in rows else Told(f"№ {key}", "")
        for key in keys
    }
    own = {key: key for key in keys}
    for model, parents in (
        (kind.model, own),
        *((model, belonging(model, by, keys, since)) for model, by in kind.belongings),
    ):
        for entry in told(model, entries_of(model, set(parents), since)):
            found[parents[entry["key"]]].entries.append(entry)
    for one in found.values():
        one.entries.sort(key=lambda entry: entry["at"], reverse=True)
    return found


def belonging(model, by: str | Callable, keys: set[str], since) -> dict[str, str]:
    return by(keys, since) if callable(by) else parents_of(model, by, keys, since)


def parents_of(model, column: str, keys: set[str], since) -> dict[str, str]:
    """Return row key -> record key of the rows that belong to records, those deleted since included."""
    rows = model._base_manager.filter(**{f"{column}__in": keys}).values_list("pk", column)
    gone = JournalEntry.objects.filter(
        table_name=model._meta.db_table,
        action="delete",
        at__gt=since,
        **{f"changes__{column}__0__in": [int(key) for key in keys]},
    )
    deleted = {key: str(changes[column][0]) for key, changes in gone.values_list("row_key", "changes")}
    return {str(pk): str(parent) for pk, parent in rows} | deleted


def entries_of(model, keys: set[str], since) -> list[JournalEntry]:
    entries = JournalEntry.objects.filter(table_name=model._meta.db_table, row_key__in=keys, at__gt=since)
    return list(entries.order_by("-id")[:MOST])
