"""What the environment decides, and what it refuses."""

import base64
import datetime
import stat
import sys

import psycopg2
import pytest

from mediation import environment

GIVEN = {
    "PORTAL_ENV": "production",
    "SECRET_KEY": "s" * 50,
    "PORTAL_FIELD_KEY": base64.urlsafe_b64encode(b"k" * 32).decode(),
    "ALLOWED_HOSTS": "portal.example, www.portal.example",
    "DATABASE_URL": "postgresql://web:p%40ss@db.example:5433/mediation",
    "DATABASE_OWNER_URL": "postgresql://owner:secret@db.example:5433/mediation",
}
READ = [
    *GIVEN,
    "PORTAL_TODAY",
    "PORTAL_DEBUG",
    "PORTAL_CONNECT_AS",
    "TRUSTED_PROXIES",
    "MAIL_HOST",
    "MAIL_PORT",
    "MAIL_TLS",
    "MAIL_FROM",
]


def forget():
    environment.addresses.cache_clear()
    environment.field_key.cache_clear()


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine where nothing is set and the portal's folder is empty."""
    for name in READ:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path / "var"))
    forget()
    yield monkeypatch
    forget()


@pytest.fixture
def production(bare):
    for name, value in GIVEN.items():
        bare.setenv(name, value)
    return bare


def serving(patch, *argv):
    """Pretend to be another process than a test."""
    patch.delitem(sys.modules, "pytest")
    patch.setattr(sys, "argv", list(argv))


def test_production_with_everything_given_is_accepted(production):
    assert environment.is_production()
    assert environment.secret_key() == "s" * 50
    assert environment.field_key() == b"k" * 32
    assert environment.allowed_hosts() == ["portal.example", "www.portal.example"]
    assert environment.portal_today() is None
    assert environment.database_name() == "mediation"
    assert environment.web_login() == "web"


@pytest.mark.parametrize(
    ("missing", "read"),
    [
        ("SECRET_KEY", environment.secret_key),
        ("PORTAL_FIELD_KEY", environment.field_key),
        ("ALLOWED_HOSTS", environment.allowed_hosts),
        ("DATABASE_URL", environment.database),
        ("DATABASE_OWNER_URL", environment.database),
    ],
)
def test_production_names_what_is_missing(production, missing, read):
    production.delenv(missing)
    with pytest.raises(environment.Misconfigured, match=missing):
        read()


def test_production_never_starts_the_embedded_server(production, tmp_path):
    production.delenv("DATABASE_URL")
    production.delenv("DATABASE_OWNER_URL")
    with pytest.raises(environment.Misconfigured, match="DATABASE_URL and DATABASE_OWNER_URL"):
        environment.database()
    assert not (tmp_path / "var").exists()


def test_production_refuses_a_fixed_day(production):
    production.setenv("PORTAL_TODAY", "2023-11-20")
    with pytest.raises(environment.Misconfigured, match="PORTAL_TODAY"):
        environment.portal_today()


def test_production_shows_no_debug_pages(production):
    production.setenv("PORTAL_DEBUG", "1")
    assert not environment.debug()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("PORTAL_ENV", "prod", environment.is_production),
        ("PORTAL_TODAY", "20.11.2023", environment.portal_today),
        ("PORTAL_FIELD_KEY", "short", environment.field_key),
        ("TRUSTED_PROXIES", "two", environment.trusted_proxies),
        ("MAIL_PORT", "smtp", environment.mail),
    ],
)
def test_a_mistyped_value_is_refused_by_name(bare, name, value, read):
    bare.setenv(name, value)
    with pytest.raises(environment.Misconfigured, match=name):
        read()


def test_without_a_mail_server_letters_stand_as_files_in_the_portals_folder(bare):
    assert environment.mail()["EMAIL_FILE_PATH"] == environment.var_folder() / "mail"


def test_a_mail_server_is_spoken_to_with_tls_unless_told_otherwise(bare):
    bare.setenv("MAIL_HOST", "mail.example")
    assert environment.mail()["EMAIL_USE_TLS"] and environment.mail()["EMAIL_PORT"] == 587
    bare.setenv("MAIL_TLS", "0")
    assert not environment.mail()["EMAIL_USE_TLS"]


@pytest.mark.parametrize("address", ["nonsense", "mysql://web:secret@db/portal", "postgresql://db/portal"])
def test_a_wrong_address_is_refused_without_repeating_it(production, address):
    production.setenv("DATABASE_OWNER_URL", address)
    with pytest.raises(environment.Misconfigured, match="postgresql://login") as refusal:
        environment.database()
    assert "secret" not in str(refusal.value)


def test_the_demo_keeps_its_secrets_to_itself(bare, tmp_path):
    key, field_key = environment.secret_key(), environment.field_key()
    forget()
    assert (environment.secret_key(), environment.field_key()) == (key, field_key)
    assert len(field_key) == 32
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "var").iterdir()} == {0o600}


def test_an_unusable_folder_is_named(bare, tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(environment.Misconfigured, match=str(tmp_path)):
        environment.secret_key()


def test_the_fixed_day_is_read_as_a_date(bare):
    assert environment.portal_today() is None
    bare.setenv("PORTAL_TODAY", "2023-11-20")
    assert environment.portal_today() == datetime.date(2023, 11, 20)


@pytest.mark.parametrize(
    ("argv", "login"),
    [
        (["manage.py", "migrate"], "owner"),
        (["manage.py", "import_workbook", "in.xlsx"], "owner"),
        (["manage.py", "serve"], "web"),
        (["manage.py", "shell"], "web"),
        (["/usr/bin/gunicorn", "migrate"], "web"),
        (["manage.py"], "web"),
    ],
)
def test_the_command_decides_who_connects(production, argv, login):
    serving(production, *argv)
    database = environment.database()
    assert database["USER"] == login
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "mediation")


def test_a_command_can_be_told_to_connect_as_owner(production):
    serving(production, "manage.py", "shell")
    production.setenv("PORTAL_CONNECT_AS", "owner")
    assert environment.database()["USER"] == "owner"


def test_tests_connect_as_owner(production):
    assert environment.database()["USER"] == "owner"


def test_web_owns_nothing_and_is_no_superuser():
    web, _owner = environment.addresses()
    connection = psycopg2.connect(web)
    with connection, connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("select count(*) from pg_class where relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute("select upper('қазақ') = 'ҚАЗАҚ', 'ҚАЗАҚ' ilike 'қазақ'")
        assert cursor.fetchone() == (True, True)
    connection.close()
