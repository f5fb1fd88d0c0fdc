"""A citizen's request as a browser sends it: its form, the time it took, its receipt."""

from mediation import gate
from tests import factories

FORM, STATUS = "/request/", "/request/status/"


def token(seconds_ago=60) -> str:
    return gate.new_token(made_at=gate.timezone.now().timestamp() - seconds_ago)


def filled(**values) -> dict:
    return {
        "region": "KZ-31",
        "category": factories.category().pk,
        "contact": "+7 700 123 45 67",
        "name": "Асем",
        "language": "kk",
        "callback": "morning",
        "consent": "on",
        "form_token": token(),
        **values,
    }


def send(client, **values):
    return client.post(FORM, filled(**values))


def status_of(client, number) -> str:
    return client.get(STATUS, {"number": number}).context["status"]
