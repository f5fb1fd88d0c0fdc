"""The journal's trigger, the cache of sign-in limits, and who reads and writes users and deputies (ADR 0003, 0004, 0007)."""

from django.conf import settings
from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, JournalFunction
from mediation.database.roles import OWN_REGION, Grant, RegionPolicy, SqlOperation, policies
from mediation.scope import database_role

CACHE = """
create table portal_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index portal_cache_expires on portal_cache (expires);
"""
# Both are of the region on the day they are entered; the portal asks again each time the rights are used.
RULES = """
create function portal_deputy_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from accounts_user where id = new.user_id and role = 'operator' and is_active
                      and region_id = new.region_id)
       or not exists (select 1 from accounts_user where id = new.for_user_id and role = 'coordinator' and is_active
                         and region_id = new.region_id) then
        raise exception 'a coordinator and an operator of one region are needed'
            using errcode = '23514', constraint = 'deputy_within_region';
    end if;
    return new;
end $$;
create trigger deputy_rules before insert or update of user_id, for_user_id, region_id on accounts_deputy
    for each row execute function portal_deputy_rules();
"""


class AdministratorsJournal(SqlOperation):
    """Administrators keep registers and users; the journal of appeals and events is not theirs."""

    def statements(self, connection):
        name = connection.ops.quote_name(database_role("administrator"))
        yield f"""create policy administrator_select on accounts_journalentry for select to {name}
                  using (table_name ~ '^(accounts|offices|mediators)_')"""
        yield f"grant select on accounts_journalentry to {name}"


class NamesOfPeople(SqlOperation):
    """Who did what, and the list of people with access for the roles that keep one; operators read who changed their
    appeals. Password hashes stay with the web login and administrators.

    Who belongs to no region, the national staff, is named in the trails of every region.
    """

    def statements(self, connection):
        quote = connection.ops.quote_name
        web = quote(settings.PORTAL_WEB_LOGIN)
        yield "alter table accounts_user enable row level security"
        yield f"create policy web_select on accounts_user for select to {web} using (true)"
        yield f"create policy web_update on accounts_user for update to {web} using (true)"
        yield from policies(connection, "accounts_user", "administrator", "riu", "true")
        yield from policies(connection, "accounts_user", "national", "r", "true")
        for role in ("coordinator", "operator"):
            rows = f"region_id = {OWN_REGION} or region_id is null"
            yield from policies(connection, "accounts_user", role, "r", rows)
        yield from Grant("accounts_user", web="ru", administrator="riu").statements(connection)
        names = "id, username, first_name, last_name, role, region_id"
        keeping = f"{names}, platform_id, is_active, last_login"
        for role, columns in (("coordinator", keeping), ("national", keeping), ("operator", names)):
            yield f"grant select ({columns}) on accounts_user to {quote(database_role(role))}"


class LentRights(SqlOperation):
    """Only a coordinator lends, and only his own rights: a deputy, whose database role is the same, cannot."""

    def statements(self, connection):
        me = "(select nullif(current_setting('app.user_id', true), '')::bigint)"
        own = f"region_id = {OWN_REGION}"
        mine = f"{own} and for_user_id = {me}"
        # The sign-in asks which role a user takes, before there is one.
        web = connection.ops.quote_name(settings.PORTAL_WEB_LOGIN)
        yield f"create policy web_select on accounts_deputy for select to {web} using (true)"
        yield f"grant select on accounts_deputy to {web}"
        yield from policies(connection, "accounts_deputy", "coordinator", "r", own)
        yield from policies(connection, "accounts_deputy", "coordinator", "i", mine)
        # Another coordinator of the region may end it, a deputy may not.
        coordinator = connection.ops.quote_name(database_role("coordinator"))
        yield f"""create policy coordinator_update on accounts_deputy for update to {coordinator}
                  using ({own} and user_id <> {me}) with check ({own} and user_id <> {me})"""
        yield from Grant("accounts_deputy", coordinator="ri").statements(connection)
        yield f"grant update (ends_on) on accounts_deputy to {coordinator}"


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
        Journal("accounts_deputy"),
        AppendOnly("accounts_journalentry"),
        RegionPolicy("accounts_journalentry", region="region", coordinator="r", national="r"),
        AdministratorsJournal(),
        NamesOfPeople(),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
        RegionPolicy("accounts_deputy", national="r", administrator="r"),
        LentRights(),
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
