"""Uploads as tests make them: a workbook of appeals, sent, looked at, loaded."""

import datetime

from desk.models import Upload
from tests.desk.books import book, send

D = datetime.date
HEADER = ["external_id", "platform", "received_on", "source", "channel", "category", "outcome", "resolved_on"]


def appeals(count=2, outcome=None, letter="A") -> bytes:
    resolved = D(2023, 10, 5) if outcome else None
    rows = [
        [f"{letter}{one}", "P1", D(2023, 10, 2), "суд", "лично", "family", outcome, resolved] for one in range(count)
    ]
    return book({"Обращения": [HEADER, *rows]})


def sent(client, content: bytes) -> Upload:
    return send(client, content, follow=True).context["upload"]


def act(client, upload: Upload, verb: str) -> Upload:
    client.post(f"/intake/{upload.pk}/{verb}/")
    upload.refresh_from_db()
    return upload


def loaded(client, content: bytes) -> Upload:
    upload = act(client, sent(client, content), "load")
    assert upload.status == Upload.Status.LOADED
    return upload


def numbers(upload: Upload) -> list:
    return [(one["sheet"], one["new"], one["changed"], one["same"], one["errors"]) for one in upload.counts]
