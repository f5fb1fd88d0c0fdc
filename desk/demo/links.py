"""Links of invented publications, some of them to one page: of one region, and of two."""

from desk.demo.facts import PLACES

LOGINS = {place.code: place.login for place in PLACES}
# Invented names under the domain that is kept for examples; networks are named by their own.
PAGES = {
    "online": "https://{login}-news.example.kz/{day:%Y/%m/%d}/mediatsiya-i-soglasie-{number}",
    "tv": "https://www.youtube.com/watch?v=demo{number:07d}",
    "radio": "https://{login}-radio.example.kz/efir/{number}",
    "social": "https://www.instagram.com/p/Demo{number:05d}/",
}


def link(region: str, day, medium: str, number: int) -> str:
    """Return the link of a publication; what is printed has none, nor has every third post."""
    if medium not in PAGES or number % 3 == 0:
        return ""
    return PAGES[medium].format(login=LOGINS[region], day=day, number=number)


def repeat(publications) -> None:
    """Let some links stand twice as people copy them: with what tracking adds, without www, from a telephone."""
    of_week = [one for one in publications if one.campaign_id and one.url]
    by_region = {}
    for one in of_week:
        by_region.setdefault(one.region_id, []).append(one)
    regions = list(by_region)
    for index, region in enumerate(regions[:6]):
        mine, theirs = by_region[region][0], by_region[regions[(index + 1) % len(regions)]][-1]
        theirs.url, theirs.medium, theirs.outlet = (
            f"{mine.url}?utm_source=telegram&fbclid=demo",
            mine.medium,
            mine.outlet,
        )
    for rows in list(by_region.values())[:3]:
        if len(rows) > 3:
            rows[2].url = rows[1].url.replace("www.", "m.") + "#comments"
