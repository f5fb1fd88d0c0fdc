"""What differs between machines, read from environment variables."""

import datetime
import os
import sys
from pathlib import Path

import dj_database_url

OWNER_COMMANDS = {"migrate", "load_demo", "import_workbook", "export_workbook", "flush", "dbshell", "createcachetable", "test", "makemigrations", "demo_accounts"}


def is_production():
    return os.environ.get("PORTAL_ENV") == "production"


def debug():
    return os.environ.get("PORTAL_DEBUG") == "1"


def secret_key():
    return os.environ.get("SECRET_KEY", "dev" * 20)


def field_key():
    return b"0" * 32


def allowed_hosts():
    return os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,testserver").split(",")


def portal_today():
    value = os.environ.get("PORTAL_TODAY")
    return datetime.date.fromisoformat(value) if value else None


def var_folder():
    return Path(os.environ.get("PORTAL_VAR", Path(__file__).resolve().parent.parent / "var"))


def trusted_proxies():
    return 0


def database():
    owner = "pytest" in sys.modules or os.environ.get("PORTAL_CONNECT_AS") == "owner"
    return dj_database_url.parse(os.environ["DATABASE_OWNER_URL" if owner else "DATABASE_URL"], conn_max_age=60)


def database_name():
    return "portal"


def web_login():
    return "portal_web"
