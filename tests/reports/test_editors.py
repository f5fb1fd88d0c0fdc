"""Publishing while many people change records and texts: what is frozen is what the records gave and what was read,
later changes are seen, and the files outlive the server.

The portal is one of its own, in its own folder: these tests commit.
"""

import hashlib
import json

from mediation import postgres
from tests.portals import empty_portal, run

EDITORS, PUBLICATIONS = 12, 20


def test_twelve_editors_against_publications_leave_no_drift_unseen(tmp_path_factory):
    folder = empty_portal(tmp_path_factory)
    try:
        answer = run(folder, "-m", "tests.reports.editors", str(EDITORS), str(PUBLICATIONS), capture_output=True)
        postgres.stop(folder)
        again = {name: exported(folder, *name.split()) for name in ("docx ru", "docx kk", "xlsx ru", "xlsx kk")}
    finally:
        postgres.stop(folder)
    told = json.loads(answer.stdout)
    assert told["publications"] == PUBLICATIONS
    assert (told["drifted"], told["unseen"], told["unread"]) == (0, 0, 0)
    # All of it happened often enough to mean something.
    assert min(told["edits"], told["refused"], told["changed"], told["texts"]) > PUBLICATIONS
    assert again == told["files"]


def exported(folder, form: str, language: str) -> str:
    """Have a fresh process give a file of the published version out; return its hash."""
    path = folder.parent / f"{language}.{form}"
    run(folder, "manage.py", "export_summary", "2023-Q3", "--format", form, "--lang", language, "--output", str(path))
    return hashlib.sha256(path.read_bytes()).hexdigest()
