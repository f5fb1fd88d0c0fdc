"""Who reads and writes working hours; how many appeals wait at a platform, told to those who may read none."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role


class PendingAt(SqlOperation):
    """``portal_pending_at(platform)``: a number and nothing else, so that nobody closes a platform unawares.

    plpgsql looks tables up when it runs, so the appeals may be made later. Another region's platform has none.
    """

    def statements(self, connection):
        quote = connection.ops.quote_name
        coordinator, national, administrator = (
            database_role(role) for role in ("coordinator", "national", "administrator")
        )
        yield f"""
            create function portal_pending_at(at bigint) returns integer language plpgsql stable security definer
            set search_path = public, pg_temp as $$
            begin
                return (select count(*) from appeals_appeal
                         where platform_id = at and annulled_at is null and resolved_on is null
                           and (current_setting('role') <> '{coordinator}'
                                or region_id = current_setting('app.region', true)));
            end $$"""
        yield "revoke execute on function portal_pending_at(bigint) from public"
        roles = ", ".join(quote(role) for role in (coordinator, national, administrator))
        yield f"grant execute on function portal_pending_at(bigint) to {roles}"


class Migration(migrations.Migration):
    dependencies = [("offices", "0004_network"), ("accounts", "0002_security")]
    operations = [
        RegionPolicy("offices_workinghours", coordinator="r", national="r", administrator="riud", public="r"),
        Journal("offices_workinghours"),
        PendingAt(),
    ]
