"""Portals with a database of their own, for tests that commit, kill or browse: each a copy of one that is migrated."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from mediation import postgres

ROOT = Path(__file__).parent.parent


def environment(var: Path) -> dict:
    """What a program finds around it that serves this folder."""
    hidden = {"DATABASE_URL", "DATABASE_OWNER_URL", "PYTEST_XDIST_WORKER"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    own = {"PORTAL_VAR": str(var), "PORTAL_TODAY": "2023-11-20", "PORTAL_ENV": "demo"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "mediation.settings"}


def run(var: Path, *arguments: str, **options) -> subprocess.CompletedProcess:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(var), check=True, timeout=300, **options)


def empty_portal(tmp_path_factory) -> Path:
    """Return the folder of a new empty portal that is not running."""
    folder = tmp_path_factory.mktemp("portal") / "var"
    subprocess.run(
        ["cp", "-a", str(migrated(tmp_path_factory)), str(folder)], check=True
    )  # keeps the owner of the files
    return folder


def migrated(tmp_path_factory) -> Path:
    """The folder that is copied; whichever worker comes first makes it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / "migrated", shared / "migrated.done"
    with open(shared / "migrated.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            run(folder, "manage.py", "migrate", "--verbosity", "0")
            postgres.stop(folder)
            done.touch()
    return folder
