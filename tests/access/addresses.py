"""Every address of the portal, and how to open it on a record of somebody else."""

import uuid
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mediation.permissions import EVERYONE

CANARY = "Канарейка"
OTHER = "KZ-71"
# Opened without a permission of ours: signing in and out, the language, the colours, Django's own pages for users,
# and calendars, whose address is the secret.
OPEN = ("accounts/", "language/", "theme/", "admin/", "mediators/calendar/")


def addresses(patterns=None, prefix="", namespace=""):
    """Yield (name, route, view) of every address of the portal."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", prefix + str(pattern.pattern), pattern.callback


def permission_of(view) -> str:
    return getattr(view, "permission", "") or getattr(getattr(view, "view_class", None), "permission", "")


EVERY = [(name, route, view) for name, route, view in addresses() if not route.startswith(OPEN)]
# Pages for citizens look alike to everybody, and name the offices of all regions; they have a test of their own.
PUBLIC = [name for name, _route, view in EVERY if permission_of(view) == EVERYONE]
OURS = [one for one in EVERY if one[0] not in PUBLIC]


# Addresses on a record that is not what their name begins with.
OF_WHAT = {f"reports:counted_{noun}": noun for noun in ("appeal", "event", "publication")} | {
    "mediators:propose": "mediator",
    "appeals:of_mediator": "mediator",
    "appeals:reassign": "mediator",
}


# What else such an address wants to know.
FURTHER = {"<slug:paper>": "receipt", "<slug:kind>": "svg", "<slug:verb>": "up"}


def target(name: str, foreign) -> str | None:
    """Return an address on the foreign record, or the bare one when it names no record; None for campaigns."""
    noun = OF_WHAT.get(name, name.split(":")[1].split("_")[0])
    noun = {"roster": "platform"}.get(noun, noun)
    route = next(route for other, route, _view in OURS if other == name)
    if ":pk>" in route:
        more = [value for part, value in FURTHER.items() if part in route]
        return reverse(name, args=[foreign[noun].pk, *more]) if noun in foreign else None
    if "<str:quarter>" not in route and "<str:period>" not in route:
        return reverse(name)
    quarter = "2023-Q3" if name.startswith("reports:") else "2023-Q4"
    parts = {"region": OTHER, "revision": 1, "language": "ru", "section": "appeals", "form": "xlsx"}
    more = {part: value for part, value in parts.items() if f":{part}>" in route}
    return reverse(name, kwargs={"period" if "<str:period>" in route else "quarter": quarter, **more})


ASK = {
    "get": lambda client, url: client.get(url),
    "post": lambda client, url: client.post(url, {"because": "x", "version": 1, "form_token": str(uuid.uuid4())}),
    "htmx": lambda client, url: client.get(url, headers={"HX-Request": "true"}),
    "xlsx": lambda client, url: client.get(url, {"format": "xlsx"}),
}


def walk(client, foreign):
    """Open every address in every way; yield (name, method, response).

    What is refused or not found, and what is a file, is not asked for in part or as a file besides.
    """
    for name, _route, _view in OURS:
        url = target(name, foreign)
        methods = [*ASK] if url else []
        while methods:
            method = methods.pop(0)
            response = ASK[method](client, url)
            yield name, method, response
            # Not response.close(), which would end the test's database connection as well.
            for close_file in response._resource_closers if response.streaming else ():
                close_file()
            if method == "get" and (response.status_code >= 400 or "Content-Disposition" in response):
                methods = ["post"]


def body(response) -> str:
    """Return what an answer says; of a workbook or document, all that its parts say."""
    content = b"".join(response.streaming_content if response.streaming else [response.content])
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as parts:
            content = b"".join(parts.read(name) for name in parts.namelist())
    return unescape(content.decode("utf-8", "ignore"))  # the parts of a workbook write letters as numbers
