"""Trainings feed the certificates of the events where they were held.

How many mediators finished the course of an event stands in ``certified``; the database keeps it. A mediator counts at
one event: the first of the region with that course and that day. ``certificates`` is what the report counts: it
follows ``certified`` until somebody types another number, guests' certificates say, and while its quarters are open.
"""

from django.db import migrations

FUNCTIONS = """
create function portal_certified(event events_event) returns integer language sql stable as $$
    select count(*)::integer from mediators_trainingcompletion as done
     where done.training_id = event.course_id and done.region_id = event.region_id
       and done.finished_on between event.starts_on and coalesce(event.ends_on, event.starts_on)
       and not exists (
            select 1 from events_event as other
             where other.course_id = event.course_id and other.region_id = event.region_id and other.id <> event.id
               and done.finished_on between other.starts_on and coalesce(other.ends_on, other.starts_on)
               and (other.starts_on, other.id) < (event.starts_on, event.id))
$$;

create function portal_certificates_may_follow(event events_event) returns boolean language sql stable as $$
    select not exists (
        select 1 from offices_quarterlock as quarter
         where quarter.region_id = event.region_id and portal_lock_state(quarter) <> 'open'
           and (quarter.starts_on = date_trunc('quarter', event.starts_on)::date
                or quarter.starts_on = (select date_trunc('quarter', starts_on)::date from events_campaign
                                         where id = event.campaign_id)))
$$;

create function portal_keep_certified() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    follows boolean := new.certificates = 0;
begin
    if tg_op = 'UPDATE' then
        follows := new.certificates = old.certificates and old.certificates = coalesce(old.certified, 0);
    end if;
    new.certified := case when new.course_id is not null then portal_certified(new) end;
    if follows and new.certified is not null and new.certificates <> new.certified
       and portal_certificates_may_follow(new) then
        new.certificates := new.certified;
    end if;
    return new;
end $$;
-- Before the guard of closed quarters, which goes by the alphabet: it must see the number that is stored.
create trigger keep_certified before insert or update on events_event
    for each row execute function portal_keep_certified();

-- Events of a course and region whose number is another by now; each is counted anew as it is touched.
create function portal_recount_certified(course bigint, region varchar) returns void language sql
security definer set search_path = public, pg_temp as $$
    update events_event as event set version = version + 1
     where event.course_id = course and event.region_id = region
       and event.certified is distinct from portal_certified(event)
$$;

create function portal_completion_feeds_events() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        perform portal_recount_certified(old.training_id, old.region_id);
    end if;
    if tg_op <> 'DELETE' then
        perform portal_recount_certified(new.training_id, new.region_id);
    end if;
    return null;
end $$;
create trigger feeds_events after insert or delete or update of training_id, region_id, finished_on
    on mediators_trainingcompletion for each row execute function portal_completion_feeds_events();

-- Another event with the same course may take over who finished on a day of both, or leave them.
create function portal_event_shares_certified() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if tg_op <> 'INSERT' and old.course_id is not null then
        perform portal_recount_certified(old.course_id, old.region_id);
    end if;
    if tg_op <> 'DELETE' and new.course_id is not null then
        perform portal_recount_certified(new.course_id, new.region_id);
    end if;
    return null;
end $$;
create trigger shares_certified after insert or delete or update of course_id, starts_on, ends_on
    on events_event for each row execute function portal_event_shares_certified();

revoke execute on function portal_certified(events_event), portal_certificates_may_follow(events_event),
    portal_recount_certified(bigint, varchar) from public;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0003_rules")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
