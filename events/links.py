"""Links of publications: one writing for each page, whatever people copied, and what a link tells by itself.

The portal never opens a link. The key of a link is made for comparing and not for going there: host, path and the
parameters that name a page, without what browsers, mailings and networks add on the way.
"""

import datetime
import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from url_normalize import url_normalize

LONGEST = 1000
# Parameters that say where a reader came from, and never which page is read.
TRACKING = {
    "fbclid", "gclid", "gclsrc", "dclid", "yclid", "ysclid", "msclkid", "twclid", "ttclid", "igshid", "igsh",
    "mibextid",
    "rdid", "share_url", "ref",
    "ref_src", "ref_url", "referrer", "referer", "si", "feature", "fref", "spm", "rcm",
    "cmpid", "_ga", "_gl", "_openstat", "openstat", "mc_cid", "mc_eid", "tgrcm", "share", "shared",
}  # fmt: skip
TRACKING_BEGINNINGS = ("utm_", "hsa_", "pk_", "mtm_", "matomo_", "itm_", "at_", "ga_", "__cft__", "__tn__", "__xts__")
BARE = re.compile(r"^(?:www\d?|m|mobile|web|mbasic|amp|l|lm)\.")
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
SAME_HOST = {
    "youtu.be": "youtube.com", "music.youtube.com": "youtube.com", "fb.com": "facebook.com", "telegram.me": "t.me",
    "vk.ru": "vk.com", "twitter.com": "x.com", "instagr.am": "instagram.com",
}  # fmt: skip
# Networks whose paths name the page in several ways: host -> (pattern of the path, the path it becomes).
FOLDED = {
    "youtube.com": ((r"/(?:shorts|live|embed|v)/([\w-]+).*", r"/watch?v=\1"),),
    "instagram.com": ((r"(?:/[\w.]+)?/(?:p|reels?|tv)/([\w-]+).*", r"/p/\1"),),
    "facebook.com": ((r"(?:/[\w.-]+)?/videos/(?:[\w.-]+/)?(\d+).*", r"/watch?v=\1"),),
    "t.me": ((r"/s/(.+)", r"/\1"),),
}
# The parameters that name a page there; all others are dropped.
NAMING = {
    "youtube.com": {"v", "list"}, "facebook.com": {"v", "story_fbid", "id", "fbid", "set"}, "instagram.com": set(),
    "t.me": set(), "x.com": set(), "tiktok.com": set(), "vk.com": {"w", "z"}, "threads.net": set(),
}  # fmt: skip
WALL = re.compile(r"(?:wall|video|clip|photo)-?\d+_\d+")
SOCIAL = {
    "youtube.com": "YouTube", "instagram.com": "Instagram", "facebook.com": "Facebook", "t.me": "Telegram",
    "vk.com": "ВКонтакте", "tiktok.com": "TikTok", "x.com": "X", "ok.ru": "Одноклассники", "threads.net": "Threads",
    "fb.watch": "Facebook", "whatsapp.com": "WhatsApp",
}  # fmt: skip
DAY_IN_PATH = re.compile(r"(?<!\d)(20\d\d)([-/._]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def is_link(text: str) -> bool:
    """Whether the text is the address of a page."""
    try:
        URLValidator(["http", "https"])(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST


def link_key(url: str) -> str:
    """Return what two links to one page have in common, or "" for what is no link.

    ``https://www.Example.kz:443/a/?utm_source=x#top`` -> ``example.kz/a``. The key of a key is the key itself.
    """
    try:
        parts = urlsplit(url_normalize((url or "").strip()) or "")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return ""
    host = bare(parts.hostname)
    path, query = quote(unquote(parts.path), safe="/@:+,()!~'*;=$&"), parse_qsl(parts.query, keep_blank_values=True)
    if parts.hostname.endswith("youtu.be"):
        path, query = f"/watch?v={path.strip('/')}", [pair for pair in query if pair[0] != "v"]
    path, query = folded(host, path, query)
    port = f":{parts.port}" if parts.port else ""
    kept = sorted(pair for pair in query if names_a_page(host, *pair))
    key = f"{host}{port}{INDEX.sub('', path).rstrip('/')}{'?' * bool(kept)}{urlencode(kept)}"
    # Letters of other alphabets are long when written so; an index takes no more.
    return key if len(key) <= LONGEST else f"{host}/~{hashlib.sha256(key.encode()).hexdigest()}"


def bare(host: str) -> str:
    """Return a host without what only tells the telephone's page from the desk's."""
    while (shorter := BARE.sub("", host)) != host and "." in shorter:
        host = shorter
    return SAME_HOST.get(host, host)


def folded(host: str, path: str, query: list) -> tuple[str, list]:
    """Write the path of a network's page in one way; ``?v=`` of the result joins the parameters."""
    for pattern, meant in FOLDED.get(host, ()):
        path = re.sub(f"^{pattern}$", meant, path)
    if host == "t.me":
        path = path.lower()
    if host == "vk.com" and (found := next((WALL.search(value) for name, value in query if name in "wz"), None)):
        path, query = f"/{found[0]}", []
    path, _mark, naming = path.partition("?")
    if host in ("youtube.com", "facebook.com") and path.rstrip("/") == "/watch":
        query = [pair for pair in query if pair[0] == "v"][:1]
    return path, [*parse_qsl(naming), *query][:1] if naming else query


def names_a_page(host: str, name: str, value: str) -> bool:
    if host in NAMING:
        return name in NAMING[host] and bool(value)
    name = name.lower()
    return bool(value) and name not in TRACKING and not name.startswith(TRACKING_BEGINNINGS)


def host_of(key: str) -> str:
    """Return the host that a key begins with."""
    return re.split(r"[/?:]", key, maxsplit=1)[0]


def day_in(url: str, today: datetime.date) -> datetime.date | None:
    """Return the day that the path of a link tells, unless it is still to come."""
    for year, _sign, month, day in DAY_IN_PATH.findall(urlsplit(url).path if is_link(url) else ""):
        try:
            found = datetime.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def title_in(url: str) -> str:
    """Return a title made of the words in the path of a link, as a beginning to write one from; "" without words."""
    last = unquote(urlsplit(url).path if is_link(url) else "").rstrip("/").rpartition("/")[2]
    words = [word for word in re.split(r"[-_+\s.]+", last) if re.fullmatch(r"[^\W\d_]+", word)]
    words = [word for word in words if word.lower() not in ("html", "htm", "php", "aspx")]
    return " ".join(words).capitalize()[:200] if len(words) > 2 else ""
