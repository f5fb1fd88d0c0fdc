"""Telling how far an upload is, while its own transaction still shows nothing."""

import time
from contextlib import suppress

from django.db import DatabaseError, connection

from mediation.scope import database_role

PAUSE = 0.5  # seconds between two tellings

# Sent in one piece, which is one transaction. Whoever holds the row is not waited for.
TELL = """
select set_config('role', %s, true), set_config('app.region', %s, true), set_config('lock_timeout', '200ms', true);
update desk_uploadfile set done = %s, expected = %s where upload_id = %s
"""


class Progress:
    """Writes (done, all) through a connection of its own, in the user's scope. Use as a context manager."""

    def __init__(self, upload, *, by):
        self.upload, self.by, self.told_at = upload, by, 0.0

    def __enter__(self):
        self.connection = connection.copy()
        return self

    def __exit__(self, *failure):
        self.connection.close()

    def __call__(self, done: int, expected: int) -> None:
        if time.monotonic() - self.told_at < PAUSE:
            return
        self.told_at = time.monotonic()
        values = [database_role(self.by.role), self.by.region_id or "", done, expected, self.upload.pk]
        with suppress(DatabaseError), self.connection.cursor() as cursor:
            cursor.execute(TELL, values)
