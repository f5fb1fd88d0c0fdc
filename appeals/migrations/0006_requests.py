"""Citizens' requests: the public inserts and never reads; a coordinator decides those of the region (ADR 0009)."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import OWN_REGION, Grant, SqlOperation, policies
from mediation.scope import database_role

# A code tells one word, and only to whoever has it: the public has no right to read the table.
STATUS = """
create function portal_request_status(code text) returns text language sql stable security definer
set search_path = public, pg_temp as $$
    select case when request.status = 'declined' or appeal.resolved_on is not null
                  or appeal.annulled_at is not null then 'closed'
                when request.status = 'accepted' then 'accepted' else 'received' end
      from appeals_request as request left join appeals_appeal as appeal on appeal.id = request.appeal_id
     where request.receipt = code
$$;
revoke execute on function portal_request_status(text) from public;
"""
# One row an hour and key. The upsert holds the row until the request ends, so that attempts sent at once are
# counted one after another.
ATTEMPTS = """
create table portal_attempt (
    key bytea not null, hour timestamptz not null, tries integer not null, primary key (key, hour)
);
create index portal_attempt_hour on portal_attempt (hour);
create function portal_count_attempt(attempt bytea) returns integer language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    counted integer;
begin
    insert into portal_attempt as one (key, hour, tries) values (attempt, date_trunc('hour', now()), 1)
        on conflict (key, hour) do update set tries = one.tries + 1 returning tries into counted;
    if counted = 1 then
        delete from portal_attempt where ctid in (
            select ctid from portal_attempt where hour < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return counted;
end $$;
revoke execute on function portal_count_attempt(bytea) from public;
"""


class ForThePublic(SqlOperation):
    """What the public form reads, writes and calls; and what a coordinator may do with what it wrote."""

    def statements(self, connection):
        public = connection.ops.quote_name(database_role("public"))
        own = f"region_id = {OWN_REGION}"
        yield "alter table appeals_request enable row level security"
        today = "(now() at time zone 'Asia/Almaty')::date"
        fresh = f"status = 'received' and appeal_id is null and decided_on is null and sent_on <= {today}"
        yield from policies(connection, "appeals_request", "public", "i", fresh)
        yield from policies(connection, "appeals_request", "coordinator", "r", own)
        coordinator = connection.ops.quote_name(database_role("coordinator"))
        # A decision is made once: what is decided can be read and no longer changed.
        yield f"""create policy coordinator_update on appeals_request for update to {coordinator}
                  using ({own} and status = 'received') with check ({own})"""
        yield from Grant("appeals_request", public="i", coordinator="ru").statements(connection)
        yield f"grant execute on function portal_request_status(text), portal_count_attempt(bytea) to {public}"
        yield from self.offices(connection, public)

    def offices(self, connection, public):
        """Names and places of platforms are public; telephones and the codes of the registers are not."""
        yield from policies(connection, "offices_platform", "public", "r", "true")
        yield from policies(connection, "offices_platformperiod", "public", "r", "true")
        yield f"grant select (id, region_id, name_ru, name_kk, locality) on offices_platform to {public}"
        yield f"grant select (id, platform_id, kind, starts_on, ends_on) on offices_platformperiod to {public}"


class Migration(migrations.Migration):
    dependencies = [("appeals", "0005_operators")]
    operations = [
        migrations.RunSQL(STATUS, migrations.RunSQL.noop),
        migrations.RunSQL(ATTEMPTS, migrations.RunSQL.noop),
        ForThePublic(),
        Grant("appeals_category", public="r"),
        Journal("appeals_request", masked=["name", "contact", "name_index", "contact_index", "receipt"]),
    ]
