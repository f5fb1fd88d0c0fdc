"""What the importer must know of the portal, loaded once: names to keys, and the days platforms were open."""

from collections import defaultdict

from django.utils.translation import gettext as _

from appeals.models import Category
from desk.workbook.values import Bad, folded, named
from events.models import Campaign, EventTheme, EventType, Organisation, OrganisationKind
from mediators.models import Mediator, Training
from offices.models import Host, Platform, PlatformPeriod, Region

SEPARATOR = " · "


class Silent(Exception):
    """The cell refers to a row of this file that has an error of its own; one message is enough."""


class Lookups:
    """Names to keys. ``broken`` holds the keys of rows that were refused earlier in this file, ``merged_named``
    the numbers of merged cards that the file refers to.

    region: the only region whose rows may be loaded, or "" for all.
    """

    def __init__(self, region: str = ""):
        self.region = region
        self.broken = defaultdict(set)
        self.merged_named = set()
        self.keys = {}
        self.regions, self.region_names = {}, {}
        for one in Region.objects.all():
            self.region_names[one.code] = one.name
            for name in (one.code, one.kato, one.name_ru, one.name_kk, one.name_en):
                self.regions[folded(name)] = one.code
        models = {"category": Category, "type": EventType, "theme": EventTheme, "organisation_kind": OrganisationKind}
        items = {name: model.objects.all() for name, model in models.items()}
        self.dictionaries = {name: dictionary(rows) for name, rows in items.items()}
        self.item_names = {name: {item.pk: item.name for item in rows} for name, rows in items.items()}
        hosts = Host.objects.all()  # kept by their codes
        self.dictionaries["host"] = dictionary(hosts, "code")
        self.item_names["host"] = hosts.labels()
        self.reload()

    def reload(self) -> None:
        """Read what the sheets read so far may have added."""
        platforms = Platform.objects.values_list("code", "pk", "region_id")
        self.platform_regions = {pk: region for _code, pk, region in platforms}
        self.campaigns = {pk: days for pk, *days in Campaign.objects.values_list("pk", "starts_on", "ends_on")}
        self.keys = {
            "platform": {code: pk for code, pk, _region in platforms},
            "mediator": self.mediators(),
            "campaign": dict(Campaign.objects.values_list("code", "pk")),
            "training": dict(Training.objects.values_list("title", "pk")),
        }
        self.read_organisations()
        self.codes = {}
        self.open_days = defaultdict(list)
        for platform, start, end in PlatformPeriod.objects.values_list("platform", "starts_on", "ends_on"):
            self.open_days[platform].append((start, end))

    def read_organisations(self) -> None:
        """A Kazakh name leads to an organisation where no other has it as its Russian one."""
        self.organisations = defaultdict(dict)  # region or None -> folded name -> key
        rows = list(Organisation.objects.order_by("pk").values_list("pk", "region", "name_ru", "name_kk"))
        self.organisation_names = {pk: name for pk, _region, name, _kazakh in rows}
        for name in (2, 3):
            for row in rows:
                if row[name]:
                    self.organisations[row[1]].setdefault(folded(row[name]), row[0])

    def mediators(self) -> dict[str, int]:
        """Return keys by registry number. The number of a card merged into another means the kept card."""
        self.mediator_regions = dict(Mediator.objects.values_list("pk", "region"))
        rows = Mediator.objects.values_list("registry_number", "pk", "merged_into", "merged_into__registry_number")
        merged = [row for row in rows if row[2]]
        self.kept = {pk: kept for _number, pk, kept, _name in merged}
        self.kept_numbers = {number: name for number, _pk, _kept, name in merged}
        # The kept cards come last, so that a key leads back to their number.
        return {number: kept or pk for number, pk, kept, _name in [*merged, *(row for row in rows if not row[2])]}

    def reader(self, name: str):
        if name == "region":
            return self.own_region(named(self.regions, _("“%(value)s” is none of the twenty regions.")))
        if name in self.dictionaries:
            return named(self.dictionaries[name], _("“%(value)s” is not in the dictionary."))
        return self.reference(name)

    def own_region(self, read_region):
        def read(value):
            code = read_region(value)
            if self.region and code != self.region:
                words = {"region": self.region_names[code], "own": self.region_names[self.region]}
                raise Bad(_("The row is of another region (%(region)s); you load those of %(own)s.") % words)
            return code

        return read

    def reference(self, name: str):
        def read(value):
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            key = str(value).strip()
            if key not in self.keys[name]:
                # Lists of the template show the name before the code.
                key = key.rpartition(SEPARATOR)[2]
            if name == "mediator" and key in self.kept_numbers:
                self.merged_named.add(key)
            if key in self.keys[name]:
                return self.keys[name][key]
            if key in self.broken[name]:
                raise Silent
            raise Bad(UNKNOWN[name]() % {"value": key[:60]})

        return read

    def called(self, name: str, key) -> str:
        """Return what people call a stored key: a region or item by its name, the others by their code."""
        if name == "region":
            return self.region_names.get(key, str(key))
        if name in self.item_names:
            return self.item_names[name].get(key, str(key))
        if name not in self.codes:
            self.codes[name] = {pk: code for code, pk in self.keys[name].items()}
        return self.codes[name].get(key, "•")

    def organisation(self, name: str, region: str) -> int | None:
        """Return the key of the region's own, else the national, organisation of this name."""
        known = (self.organisations[where].get(folded(name)) for where in (region, None))
        return next((key for key in known if key), None)

    def was_open(self, platform: int, day) -> bool:
        return any(start <= day and (end is None or day < end) for start, end in self.open_days[platform])

    def in_window(self, campaign: int, day) -> bool:
        starts_on, ends_on = self.campaigns[campaign]
        return starts_on <= day <= ends_on


UNKNOWN = {
    "platform": lambda: _("There is no platform with the code “%(value)s”."),
    "mediator": lambda: _("There is no mediator with the registry number “%(value)s”."),
    "campaign": lambda: _("There is no campaign with the code “%(value)s”."),
    "training": lambda: _("There is no course called “%(value)s”."),
}


def dictionary(items, key: str = "pk") -> dict:
    return {
        folded(name): getattr(item, key) for item in items for name in (item.code, item.name_ru, item.name_kk) if name
    }
