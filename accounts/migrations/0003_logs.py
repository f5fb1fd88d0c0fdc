"""The logs of looks at personal data and of downloads: written under the own name, changed by nobody (ADR 0008)."""

from django.db import migrations

from mediation.database.journal import AppendOnly
from mediation.database.roles import OWN_REGION, RegionPolicy, SqlOperation
from mediation.scope import database_role

# Whoever downloads writes the entry, the database stamps it.
STAMP = """
create function portal_stamp_export() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    new.at := clock_timestamp();
    new.actor_id := nullif(current_setting('app.user_id', true), '')::bigint;
    new.role := coalesce(nullif(current_setting('role', true), 'none'), session_user);
    new.region := coalesce(current_setting('app.region', true), '');
    return new;
end $$;
create trigger stamp before insert on accounts_exportentry for each row execute function portal_stamp_export();
"""


class OwnLooks(SqlOperation):
    """A coordinator writes looks of the own region, under the own name."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("coordinator"))
        yield f"""create policy coordinator_insert on accounts_accessentry for insert to {role}
                  with check (region = {OWN_REGION} and actor_id::text = current_setting('app.user_id', true))"""
        yield f"grant insert on accounts_accessentry to {role}"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_security")]
    operations = [
        # It says that a look happened, never what was seen: those who supervise read it.
        RegionPolicy("accounts_accessentry", region="region", coordinator="r", national="r", administrator="r"),
        OwnLooks(),
        AppendOnly("accounts_accessentry"),
        migrations.RunSQL(STAMP, "drop function portal_stamp_export() cascade"),
        AppendOnly("accounts_exportentry"),
        # The region of a coordinator's entry is checked after the stamp, so it is always his own.
        RegionPolicy("accounts_exportentry", region="region", coordinator="ri", national="ri", administrator="ri"),
    ]
