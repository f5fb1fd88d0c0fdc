"""Links that people paste, a line each, with whatever stands beside them: taken apart into the cells of a row."""

import datetime
import re

from django.utils.translation import gettext as _

from events.links import LONGEST, day_in, host_of, is_link, link_key, title_in
from events.models import Publication
from mediation import clock
from mediation.labels import Labels

LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
DAY = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
AROUND = " \t,;:|–—-•*()[]«»\"'"
CELL = re.compile(r"\t| \| |;\s")
NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+")


def taken_apart(text: str, media: Labels) -> list[dict[str, str]]:
    """Return the cells of each line that says something, by column name; what cannot be told stays empty."""
    return [cells for line in text.splitlines() if (cells := line_apart(line, media))]


def line_apart(line: str, media: Labels) -> dict[str, str]:
    line = NUMBERED.sub("", line.strip())
    found: dict[str, str] = {}
    if match := LINK.search(line):
        found["url"] = address(match[0])
        line = f"{line[: match.start()]}\t{line[match.end() :]}"
    if day := read_day(line):
        found["published_on"] = f"{day[0]:%d.%m.%Y}"
        line = line.replace(day[1], "\t", 1)
    texts = []
    for part in (part.strip(AROUND) for part in CELL.split(line)):
        if part.isdigit() and not found.get("quantity"):
            found["quantity"] = part
        elif part and (medium := read_medium(part, media)) and "medium" not in found:
            found["medium"] = medium
        elif part:
            texts.append(part)
    # The longest text is the title; a shorter one beside it names the outlet.
    texts.sort(key=len, reverse=True)
    found |= dict(zip(("title", "outlet"), texts, strict=False))
    return {name: text[:LONGEST] for name, text in found.items()} if found else {}


def address(text: str) -> str:
    text = text.rstrip(".,;:!)]»\"'")
    return text if text.lower().startswith("http") else f"https://{text}"


def read_day(line: str) -> tuple[datetime.date, str] | None:
    """Return the first day that the line names, with the words it is named in."""
    for match in DAY.finditer(line):
        day, month, year = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        try:
            return datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)), match[0]
        except ValueError:
            continue
    return None


def read_medium(part: str, media: Labels) -> str:
    try:
        return media.shown(media.read(part))
    except ValueError:
        return ""


def guessed(cells: dict[str, str], outlets: dict[str, tuple[str, str]], media: Labels) -> dict[str, str]:
    """Fill what the link itself and the region's earlier records tell; what was pasted stays."""
    url = cells.get("url", "")
    if not is_link(url):
        return cells
    host = host_of(link_key(url))
    medium, outlet = outlets.get(host, (Publication.Medium.ONLINE, host))
    day = day_in(url, clock.today())
    guesses = {
        "published_on": f"{day:%d.%m.%Y}" if day else "",
        "medium": media.shown(medium),
        "outlet": outlet,
        "title": title_in(url) or _("Publication: %(outlet)s") % {"outlet": cells.get("outlet") or outlet},
    }
    return {**guesses, **{name: text for name, text in cells.items() if text}}
