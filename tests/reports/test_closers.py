"""Several people at one region's quarter at the same moment: one of them is first, the others are told.

The portal is one of its own, in its own folder: these tests commit.
"""

import json

from mediation import postgres
from tests.portals import empty_portal, run

QUARTERS = 4


def test_a_report_is_handed_in_once_and_decided_once_whoever_is_at_it(tmp_path_factory):
    folder = empty_portal(tmp_path_factory)
    try:
        answer = run(folder, "-m", "tests.reports.closers", str(QUARTERS), capture_output=True)
    finally:
        postgres.stop(folder)
    told = json.loads(answer.stdout)
    assert told["handed in"] == QUARTERS
    assert told.get("accepted", 0) + told.get("returned", 0) == QUARTERS
    assert told["refused"] == 3 * QUARTERS  # one who handed in, two who decided
    wrong = ("apart", "doubled", "versions astray", "edits of a closed quarter")
    assert {name: told[name] for name in wrong} == dict.fromkeys(wrong, 0)
    # Both happened, else nothing was tried.
    assert told["edits"] and told["edits refused"]
