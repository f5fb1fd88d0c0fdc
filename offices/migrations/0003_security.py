"""Who reads and writes regions, platforms and locks (ADR 0003); what of a platform would move a closed quarter."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard, LockState, StockGuard
from mediation.database.roles import Grant, RegionPolicy, SqlOperation
from mediation.scope import database_role

# What a quarter counts of an entry.
COUNTED = """
    coalesce(case when entry.starts_on < next and (entry.ends_on is null or entry.ends_on >= next)
                  then entry.kind || ' ' || entry.host end, '')
    || case when entry.begun_by = 'opened' and entry.starts_on >= first_day and entry.starts_on < next
            then ' opened' else '' end
    || case when entry.ended_by = 'closed' and entry.ends_on >= first_day and entry.ends_on < next
            then ' closed' else '' end
"""


class CoordinatorLocks(SqlOperation):
    """A coordinator may hand a quarter in or take it back, and never touches an accepted one."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("coordinator"))
        own = "region_id = (select nullif(current_setting('app.region', true), ''))"
        yield f"create policy coordinator_select on offices_quarterlock for select to {role} using ({own})"
        yield f"""create policy coordinator_update on offices_quarterlock for update to {role}
                  using ({own} and status <> 'accepted') with check ({own} and status <> 'accepted')"""
        yield f"grant select, update on offices_quarterlock to {role}"


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


class EndDuties(SqlOperation):
    """``portal_end_duties(platform, day, reason)``: what administrators may do to a roster, which they only read.

    From the day on no duty is left planned, and no weekly duty goes on. Returns how many days were cancelled.
    """

    def statements(self, connection):
        administrator = connection.ops.quote_name(database_role("administrator"))
        yield """
            create function portal_end_duties(at bigint, first_day date, because text) returns integer
            language plpgsql security definer set search_path = public, pg_temp as $$
            declare
                cancelled integer;
            begin
                update mediators_dutypattern
                   set ends_on = greatest(starts_on, first_day), version = version + 1
                 where platform_id = at and (ends_on is null or ends_on > greatest(starts_on, first_day));
                update mediators_duty
                   set status = 'cancelled', is_single_change = true, reason = because, version = version + 1
                 where platform_id = at and day >= first_day and status = 'planned';
                get diagnostics cancelled = row_count;
                return cancelled;
            end $$"""
        yield "revoke execute on function portal_end_duties(bigint, date, text) from public"
        yield f"grant execute on function portal_end_duties(bigint, date, text) to {administrator}"


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_regions"), ("accounts", "0002_security")]
    operations = [
        LockState(),
        Grant("offices_region", web="r", coordinator="r", national="r", administrator="r", public="r"),
        RegionPolicy("offices_platform", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("offices_platformperiod", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("offices_workinghours", coordinator="r", national="r", administrator="riud", public="r"),
        RegionPolicy("offices_quarterlock", national="ru", administrator="r"),
        CoordinatorLocks(),
        Journal("offices_platform", masked=["phone"]),
        Journal("offices_platformperiod"),
        Journal("offices_workinghours"),
        Journal("offices_quarterlock"),
        NeverDeleted("offices_platform"),
        NeverDeleted("offices_quarterlock"),
        Guard("offices_platformperiod", "starts_on:kind,host,begun_by", "ends_on:ended_by"),
        StockGuard("offices_platformperiod", "period", COUNTED),
        PendingAt(),
        EndDuties(),
    ]
