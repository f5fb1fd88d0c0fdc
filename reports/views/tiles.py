"""The twenty regions as tiles on a grid: the shade grows with the figure."""

from django.utils.translation import gettext as _

from offices.models import Region

# Where the tiles of the regions stand: rows from north to south, columns from west to east.
TILES = (
    ". . . KZ-59", ". . KZ-39 KZ-11 KZ-55", "KZ-27 KZ-15 KZ-62 KZ-71 KZ-35 KZ-10 KZ-63", "KZ-23 . . . . KZ-33",
    "KZ-47 . KZ-43 KZ-61 KZ-31 KZ-19", ". . . KZ-79 . KZ-75",
)  # fmt: skip
MAPPED = "appeals.received"
LEVELS = 5


def tiles(page) -> list[dict]:
    """Return the tiles of a summary page; each opens the region's records."""
    values, figure = page.now.rollup.values[MAPPED], page.figures[MAPPED]
    names = {region.pk: region for region in page.now.rollup.regions}
    most = max(values.values()) or 1
    return [
        {
            "name": str(names[code]),
            "short": short(names[code]),
            "value": page.text(page.now, MAPPED, code),
            "url": page.records_url(figure, code),
            "level": -(-values[code] * LEVELS // most),
            "place": f"tile-r{row} tile-c{column}",
        }
        for row, column, code in tile_places()
        if code in names
    ]


def tiles_label() -> str:
    return _("Appeals received, by region")


def tile_places():
    for row, line in enumerate(TILES, start=1):
        for column, code in enumerate(line.split(), start=1):
            if code != ".":
                yield row, column, code


def short(region: Region) -> str:
    """Return three letters for a tile: СКО, АКМ; the city of Almaty differs from the oblast around it."""
    plain = {"область", "облысы", "қаласы", "город", "region"}
    words = [word for word in str(region).replace("-", " ").split() if word.casefold() not in plain]
    if len(words) > 1:
        return "".join(word[0] for word in words).upper() + "О"
    return words[0][:2].upper() + "А" if region.pk == "KZ-75" else words[0][:3].upper()
