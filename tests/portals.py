"""Portals with a database of their own, for tests that commit, kill or browse: each a copy of one that is ready."""

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
    return copied(tmp_path_factory, "migrated", migrate)


def demo_portal(tmp_path_factory) -> Path:
    """Return the folder of a new portal with the demo in it that is not running."""
    return copied(tmp_path_factory, "demo", lambda folder: load_demo(folder, empty_portal(tmp_path_factory)))


def migrate(folder: Path) -> None:
    run(folder, "manage.py", "migrate", "--verbosity", "0")
    postgres.stop(folder)


def load_demo(folder: Path, empty: Path) -> None:
    for command in (("load_demo",), ("demo_accounts",), ("worker", "--once")):
        run(empty, "manage.py", *command)
    postgres.stop(empty)
    empty.rename(folder)


def copied(tmp_path_factory, name: str, make) -> Path:
    """Return a copy of the portal of this name; whichever worker comes first makes it, by ``make(folder)``."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made, done = shared / name, shared / f"{name}.done"
    with open(shared / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(made)
            done.touch()
    folder = tmp_path_factory.mktemp("portal") / "var"
    subprocess.run(["cp", "-a", str(made), str(folder)], check=True)  # keeps the owner of the files
    return folder
