"""Entries of platforms that would move a closed quarter; what closing a platform does to its coming duties."""

from django.db import migrations

from mediation.database.locks import GuardFunctions
from mediation.database.roles import SqlOperation
from mediation.scope import database_role

# As for mediators: an entry holds in the quarters between and after its days, so what each closed quarter counts
# of it is compared, not only the quarters of the days that change.
STOCK = """
create function portal_period_counts(entry offices_platformperiod, first_day date, next date) returns text
language sql stable as $$
    select coalesce(case when entry.starts_on < next and (entry.ends_on is null or entry.ends_on >= next)
                         then entry.kind || ' ' || entry.host end, '')
        || case when entry.begun_by = 'opened' and entry.starts_on >= first_day and entry.starts_on < next
                then ' opened' else '' end
        || case when entry.ended_by = 'closed' and entry.ends_on >= first_day and entry.ends_on < next
                then ' closed' else '' end
$$;

create function portal_period_stock() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    was offices_platformperiod;
    lock record;
begin
    if tg_op = 'UPDATE' then
        was := old;
    end if;
    for lock in
        select starts_on, status from offices_quarterlock
         where region_id = new.region_id and starts_on <= current_date
           and starts_on >= date_trunc('quarter', least(was.starts_on, new.starts_on))::date
           and portal_period_counts(was, starts_on, (starts_on + interval '3 months')::date)
               <> portal_period_counts(new, starts_on, (starts_on + interval '3 months')::date)
           for share
    loop
        if lock.status in ('submitted', 'accepted') then
            raise exception 'quarter of % is %', lock.starts_on, lock.status
                using errcode = '23514', constraint = 'quarter_is_open';
        end if;
    end loop;
    return new;
end $$;
create trigger period_stock before insert or update on offices_platformperiod
    for each row execute function portal_period_stock();
"""


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
    dependencies = [("offices", "0005_network_security")]
    operations = [GuardFunctions(), migrations.RunSQL(STOCK, migrations.RunSQL.noop), EndDuties()]
