"""Who reads people, who lends and who holds a coordinator's rights (ADR 0007)."""

from django.conf import settings
from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import OWN_REGION, Grant, RegionPolicy, SqlOperation, policies
from mediation.scope import database_role

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


class NamesOfPeople(SqlOperation):
    """The list of people with access, for the roles that keep one; operators read who changed their appeals.

    Who belongs to no region, the national staff, is named in the trails of every region.
    """

    def statements(self, connection):
        web = connection.ops.quote_name(settings.PORTAL_WEB_LOGIN)
        yield "alter table accounts_user enable row level security"
        yield f"create policy web_select on accounts_user for select to {web} using (true)"
        yield f"create policy web_update on accounts_user for update to {web} using (true)"
        yield from policies(connection, "accounts_user", "administrator", "riu", "true")
        yield from policies(connection, "accounts_user", "national", "r", "true")
        for role in ("coordinator", "operator"):
            rows = f"region_id = {OWN_REGION} or region_id is null"
            yield from policies(connection, "accounts_user", role, "r", rows)
        for role in ("coordinator", "national"):
            name = connection.ops.quote_name(database_role(role))
            yield f"grant select (platform_id, is_active, last_login) on accounts_user to {name}"
        name = connection.ops.quote_name(database_role("operator"))
        yield f"grant select (id, username, first_name, last_name, role, region_id) on accounts_user to {name}"


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
    dependencies = [("accounts", "0005_operators_and_deputies"), ("mediation", "0003_operator")]
    operations = [
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
        RegionPolicy("accounts_deputy", national="r", administrator="r"),
        LentRights(),
        NamesOfPeople(),
        Journal("accounts_deputy"),
    ]
