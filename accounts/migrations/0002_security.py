"""The journal's trigger, the cache of sign-in limits, and who reads users (ADR 0003, 0004)."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, JournalFunction
from mediation.database.roles import Grant, RegionPolicy, SqlOperation
from mediation.scope import database_role

CACHE = """
create table portal_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index portal_cache_expires on portal_cache (expires);
"""


class NamesOfUsers(SqlOperation):
    """Everyone signed in may see who did what; password hashes stay with the web login and administrators."""

    def statements(self, connection):
        for role in ("coordinator", "national"):
            name = connection.ops.quote_name(database_role(role))
            yield f"""grant select (id, username, first_name, last_name, role, region_id)
                      on accounts_user to {name}"""


class AdministratorsJournal(SqlOperation):
    """Administrators keep registers and users; the journal of appeals and events is not theirs."""

    def statements(self, connection):
        name = connection.ops.quote_name(database_role("administrator"))
        yield f"""create policy administrator_select on accounts_journalentry for select to {name}
                  using (table_name ~ '^(accounts|offices|mediators)_')"""
        yield f"grant select on accounts_journalentry to {name}"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(CACHE, "drop table portal_cache"),
        JournalFunction(),
        Journal("accounts_user", masked=["password", "email", "first_name", "last_name"]),
        AppendOnly("accounts_journalentry"),
        RegionPolicy("accounts_journalentry", region="region", coordinator="r", national="r"),
        AdministratorsJournal(),
        NamesOfUsers(),
        Grant("accounts_user", web="ru", administrator="riu"),
        Grant("django_session", web="riud"),
        Grant("portal_cache", web="riud"),
        Grant("account_emailaddress", web="riud"),
        Grant("account_emailconfirmation", web="riud"),
        *[
            Grant(table, web="r", administrator="r")
            for table in ("auth_group", "auth_permission", "auth_group_permissions", "django_content_type")
        ],
        *[
            Grant(table, web="r", administrator="riud")
            for table in ("accounts_user_groups", "accounts_user_user_permissions")
        ],
        Grant("django_admin_log", administrator="ri"),
    ]
