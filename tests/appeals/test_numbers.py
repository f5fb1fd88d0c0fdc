"""Registration numbers under many writers at once, and when the database server is killed among them.

The portal is one of its own, in its own folder: these tests commit, and kill.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from mediation import postgres
from tests.portals import ROOT, empty_portal, environment

WRITERS = 32
MANY, FEW = 2000, 320


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """The folder of an empty portal; its server ends with the tests."""
    folder = empty_portal(tmp_path_factory)
    yield folder
    postgres.stop(folder)


def writing(var: Path, appeals: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.appeals.writers", str(WRITERS), str(appeals)]
    return subprocess.Popen(command, cwd=ROOT, env=environment(var), stdout=subprocess.PIPE, text=True)


def stored(var: Path) -> list[str]:
    """The numbers in the database, as its owner sees them."""
    connection = psycopg2.connect(postgres.urls(var)[1])
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("select number from appeals_appeal order by id")
            return [number for (number,) in cursor.fetchall()]
    finally:
        connection.close()


def wait_until_silent(port: int) -> None:
    """Return once nothing listens on the port of a killed server: its children may do so a moment longer.

    A server started before that would take another port, and the writers would not find it.
    """
    deadline = time.monotonic() + 30
    is_silent = False
    while not is_silent:
        assert time.monotonic() < deadline
        with socket.socket() as probe:
            is_silent = probe.connect_ex(("127.0.0.1", port)) != 0


def expected(count: int) -> list[str]:
    return [f"KZ-31/2023/{sequence:05d}" for sequence in range(1, count + 1)]


def test_thirty_two_writers_get_consecutive_numbers(var):
    before = len(stored(var))
    with writing(var, MANY) as writers:
        told = writers.stdout.read().split()
    assert writers.returncode == 0
    assert len(told) == len(set(told)) == MANY
    assert sorted(stored(var)) == expected(before + MANY)


def test_a_killed_server_loses_no_acknowledged_appeal_and_leaves_no_gap(var):
    before = len(stored(var))
    with writing(var, FEW) as writers:
        told = [writers.stdout.readline().strip() for _line in range(FEW // 4)]
        pid, port = (int(postgres.pid_lines(var / "postgres")[line]) for line in (0, 3))
        os.kill(pid, signal.SIGKILL)
        wait_until_silent(port)
        postgres.urls(var)  # starts it again, as the next command would
        told += writers.stdout.read().split()
    assert writers.returncode == 0
    assert int(postgres.pid_lines(var / "postgres")[0]) != pid
    assert len(set(told)) == FEW
    assert set(told) <= set(stored(var))
    assert sorted(stored(var)) == expected(before + FEW)
