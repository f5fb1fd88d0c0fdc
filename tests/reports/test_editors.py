"""Publishing while many people change records: what is frozen is what the records gave, and later changes are seen.

The portal is one of its own, in its own folder: these tests commit.
"""

import json
import subprocess
import sys

from mediation import postgres
from tests.appeals.test_numbers import ROOT, environment, run

# Twenty publications take a minute and a half: python -m tests.reports.editors 12 20, with PORTAL_VAR set.
EDITORS, PUBLICATIONS = 12, 4


def test_twelve_editors_against_publications_leave_no_drift_unseen(tmp_path):
    folder = tmp_path / "var"
    run(folder, "manage.py", "migrate", "--verbosity", "0")
    try:
        command = [sys.executable, "-m", "tests.reports.editors", str(EDITORS), str(PUBLICATIONS)]
        answer = subprocess.run(
            command, cwd=ROOT, env=environment(folder), check=True, capture_output=True, timeout=300
        )
    finally:
        postgres.stop(folder)
    told = json.loads(answer.stdout)
    assert told["publications"] == PUBLICATIONS
    assert (told["drifted"], told["unseen"]) == (0, 0)
    # Both happened often enough to mean something.
    assert min(told["edits"], told["refused"], told["changed"]) > PUBLICATIONS
