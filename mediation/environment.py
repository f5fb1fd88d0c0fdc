"""What differs between machines, read from environment variables. The README lists them all."""

import base64
import contextlib
import datetime
import os
import secrets
import sys
from functools import cache
from pathlib import Path

import dj_database_url

from mediation import postgres

# Commands that own tables or work on every region at once connect as the owner; everything else as web.
OWNER_COMMANDS = {
    "createcachetable",
    "dbshell",
    "demo_accounts",
    "export_workbook",
    "flush",
    "import_workbook",
    "load_demo",
    "makemigrations",
    "migrate",
    "showmigrations",
    "sqlflush",
    "sqlmigrate",
    "test",
}


class Misconfigured(SystemExit):
    """The environment does not allow a start. Says why in a sentence, without a traceback."""


def is_production() -> bool:
    kind = os.environ.get("PORTAL_ENV") or "demo"
    if kind not in ("demo", "production"):
        raise Misconfigured(f"PORTAL_ENV must be demo or production, not “{kind}”.")
    return kind == "production"


def debug() -> bool:
    return os.environ.get("PORTAL_DEBUG") == "1" and not is_production()


def var_folder() -> Path:
    """The folder of everything the portal writes outside its database."""
    return Path(os.environ.get("PORTAL_VAR") or Path(__file__).resolve().parent.parent / "var").resolve()


def static_folder() -> Path:
    """Where collectstatic puts the pages' assets; made here, since WhiteNoise asks for it at every start."""
    folder = var_folder() / "static"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise unusable(failure) from None
    return folder


def allowed_hosts() -> list[str]:
    given = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    if not given and is_production():
        raise Misconfigured("ALLOWED_HOSTS must name the portal's addresses in production.")
    return given or ["127.0.0.1", "localhost", "[::1]", "testserver"]


def portal_url() -> str:
    """The portal's own address, for links in documents and letters that leave it."""
    given = os.environ.get("PORTAL_URL", "").rstrip("/")
    if given and not given.startswith(("http://", "https://")):
        raise Misconfigured(f"PORTAL_URL must begin with https://, not “{given}”.")
    if not given and is_production():
        given = f"https://{allowed_hosts()[0].lstrip('.')}"
    return given or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"


def mail() -> dict:
    """Return Django's settings of mail: a server where one is named, else files in the portal's folder."""
    sender = os.environ.get("MAIL_FROM") or "portal@localhost"
    host, port = os.environ.get("MAIL_HOST", ""), os.environ.get("MAIL_PORT") or "587"
    if not port.isdecimal():
        raise Misconfigured(f"MAIL_PORT must be a number, not “{port}”.")
    if not host:
        kept = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        return {**kept, "EMAIL_FILE_PATH": var_folder() / "mail", "DEFAULT_FROM_EMAIL": sender}
    return {
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(port),
        "EMAIL_HOST_USER": os.environ.get("MAIL_LOGIN", ""),
        "EMAIL_HOST_PASSWORD": os.environ.get("MAIL_PASSWORD", ""),
        "EMAIL_USE_TLS": os.environ.get("MAIL_TLS", "1") != "0",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }


def trusted_proxies() -> int:
    """How many proxies stand before the portal: the client's address is taken past so many."""
    text = os.environ.get("TRUSTED_PROXIES") or "0"
    if not text.isdecimal():
        raise Misconfigured(f"TRUSTED_PROXIES must be a number, not “{text}”.")
    return int(text)


def portal_today() -> datetime.date | None:
    """The fixed day the demo lives in, or None."""
    text = os.environ.get("PORTAL_TODAY")
    if not text:
        return None
    if is_production():
        raise Misconfigured("PORTAL_TODAY is for the demo and the tests; unset it in production.")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Misconfigured(f"PORTAL_TODAY must look like 2023-11-20, not “{text}”.") from None


def secret_key() -> str:
    return os.environ.get("SECRET_KEY") or kept_secret("SECRET_KEY", "secret.key")


@cache
def field_key() -> bytes:
    """The 32 bytes that encrypt personal columns. Lost key, lost data: keep it outside the database's backups."""
    text = os.environ.get("PORTAL_FIELD_KEY") or kept_secret("PORTAL_FIELD_KEY", "field.key")
    try:
        key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Misconfigured("PORTAL_FIELD_KEY must be 32 bytes in URL-safe base64.")
    return key


def kept_secret(variable: str, name: str) -> str:
    """Return the demo's own secret, made at the first start; production must bring its own."""
    if is_production():
        raise Misconfigured(f"{variable} must be set in production.")
    path = var_folder() / name
    try:
        if not path.exists():
            make_secret(path)
        return path.read_text()
    except OSError as failure:
        raise unusable(failure) from None


def make_secret(path: Path) -> None:
    """Write a new secret whole or not at all; of two processes at once, one wins and both read the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    postgres.write_private(draft, secrets.token_urlsafe(32))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def unusable(failure: OSError) -> Misconfigured:
    return Misconfigured(f"The folder {var_folder()} cannot be used: {failure.strerror}.")


def connects_as_owner() -> bool:
    """Tests and owner commands do; a process that serves pages does not."""
    command = sys.argv[1] if len(sys.argv) > 1 and Path(sys.argv[0]).name == "manage.py" else ""
    return "pytest" in sys.modules or command in OWNER_COMMANDS or os.environ.get("PORTAL_CONNECT_AS") == "owner"


@cache
def addresses() -> tuple[str, str]:
    """The database addresses of web and owner; without given ones, those of the embedded server, started now."""
    web, owner = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if web and owner:
        return web, owner
    if web or owner:
        raise Misconfigured("Set both DATABASE_URL and DATABASE_OWNER_URL, or neither.")
    if is_production():
        raise Misconfigured(
            "DATABASE_URL and DATABASE_OWNER_URL must be set in production; the embedded PostgreSQL is for the demo."
        )
    try:
        return postgres.urls(var_folder())
    except postgres.PostgresFailed as failure:
        raise Misconfigured(str(failure)) from None
    except OSError as failure:
        raise unusable(failure) from None


def database() -> dict:
    """Return Django's settings of the one database, for whoever connects (ADR 0002)."""
    web, owner = addresses()
    return parsed(owner if connects_as_owner() else web)


def parsed(address: str) -> dict:
    try:
        found = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    except ValueError:
        found = {}
    # The address holds a password: do not repeat it.
    if not found.get("NAME") or not found.get("USER") or "postgresql" not in found.get("ENGINE", ""):
        raise Misconfigured("Database addresses must look like postgresql://login:password@host:5432/database.")
    return found


def database_name() -> str:
    """The database's name is also the prefix of the portal's roles, which are shared by a cluster."""
    return parsed(addresses()[0])["NAME"]


def web_login() -> str:
    return parsed(addresses()[0])["USER"]
