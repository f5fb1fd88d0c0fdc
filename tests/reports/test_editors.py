"""Publishing while many people change records: what is frozen is what the records gave, and later changes are seen.

The portal is one of its own, in its own folder: these tests commit.
"""

import json

from mediation import postgres
from tests.portals import empty_portal, run

EDITORS, PUBLICATIONS = 12, 20


def test_twelve_editors_against_publications_leave_no_drift_unseen(tmp_path_factory):
    folder = empty_portal(tmp_path_factory)
    try:
        answer = run(folder, "-m", "tests.reports.editors", str(EDITORS), str(PUBLICATIONS), capture_output=True)
    finally:
        postgres.stop(folder)
    told = json.loads(answer.stdout)
    assert told["publications"] == PUBLICATIONS
    assert (told["drifted"], told["unseen"]) == (0, 0)
    # Both happened often enough to mean something.
    assert min(told["edits"], told["refused"], told["changed"]) > PUBLICATIONS
