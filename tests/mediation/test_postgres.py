"""The launcher of the embedded server, as far as it needs no second server."""

import os
import socket
import stat

import pytest

from mediation import postgres


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path


def pid_file(folder, pid, port):
    path = folder / "data" / "postmaster.pid"
    path.write_text(f"{pid}\n{folder / 'data'}\n1700000000\n{port}\n\n127.0.0.1\n")
    return path


@pytest.fixture
def listener():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_no_server_runs_in_an_empty_folder(tmp_path):
    assert postgres.running_port(tmp_path / "postgres") == 0
    assert not postgres.stop(tmp_path)


def test_another_program_that_answers_is_not_our_server(folder, listener):
    pid_file(folder, os.getpid(), listener)
    (folder / "logins").touch()
    assert not postgres.is_ready(folder)


def test_a_killed_server_whose_number_was_given_away_is_forgotten(folder, monkeypatch):
    path = pid_file(folder, 4321, 1)
    monkeypatch.setattr(postgres, "command_of", lambda pid: "sleep 300 ")
    postgres.drop_strangers_pid(folder)
    assert not path.exists()


@pytest.mark.parametrize("command", ["/wheel/bin/postgres -D /elsewhere ", "", None])
def test_a_server_that_may_still_be_one_is_left_alone(folder, monkeypatch, command):
    path = pid_file(folder, 4321, 1)
    monkeypatch.setattr(postgres, "command_of", lambda pid: command)
    postgres.drop_strangers_pid(folder)
    assert path.exists()


def test_a_taken_port_is_replaced_by_a_free_one(folder, listener):
    (folder / "port").write_text(str(listener))
    assert postgres.free_port(folder) not in (0, listener)


def test_a_garbled_port_is_replaced(folder):
    (folder / "port").write_text("")
    assert postgres.free_port(folder) > 0


def test_secrets_are_written_for_their_owner_only(tmp_path):
    postgres.write_private(tmp_path / "secret", "text")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_full_disk_is_called_so(folder):
    (folder / "mode").write_text("self")
    said = postgres.reason(folder, "initdb failed", "initdb: error: No space left on device")
    assert "full" in said
    assert "nothing is lost" in said


def test_a_failed_start_shows_the_end_of_the_log(folder):
    (folder / "mode").write_text("self")
    (folder / "server.log").write_text("FATAL: no such setting\n")
    said = postgres.reason(folder, "pg_ctl failed", "pg_ctl: could not start server\n")
    assert "FATAL: no such setting" in said
    assert str(folder / "server.log") in said
