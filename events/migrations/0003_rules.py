"""The windows and the guard of campaigns; whose organisations a region may name; what guards who took part."""

from django.db import migrations

WINDOW = """
create function portal_in_campaign_window() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    day date := (to_jsonb(new) ->> tg_argv[0])::date;
begin
    if new.campaign_id is not null and not exists (
            select 1 from events_campaign where id = new.campaign_id and day between starts_on and ends_on) then
        raise exception 'the day % is outside the campaign', day
            using errcode = '23514', constraint = 'day_in_campaign_window';
    end if;
    return new;
end $$;

create trigger in_campaign_window before insert or update of campaign_id, starts_on on events_event
    for each row execute function portal_in_campaign_window('starts_on');
create trigger in_campaign_window before insert or update of campaign_id, published_on on events_publication
    for each row execute function portal_in_campaign_window('published_on');

create function portal_campaign_covers() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if exists (select 1 from events_event where campaign_id = new.id
                and starts_on not between new.starts_on and new.ends_on)
       or exists (select 1 from events_publication where campaign_id = new.id
                and published_on not between new.starts_on and new.ends_on)
       or exists (select 1 from appeals_appeal where campaign_id = new.id
                and received_on not between new.starts_on and new.ends_on) then
        raise exception 'records lie outside the campaign' using errcode = '23514', constraint = 'campaign_covers_records';
    end if;
    return null;
end $$;
create constraint trigger campaign_covers_records after update on events_campaign
    deferrable initially deferred for each row
    when (old.starts_on is distinct from new.starts_on or old.ends_on is distinct from new.ends_on)
    execute function portal_campaign_covers();

create function portal_campaign_guard() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if exists (select 1 from offices_quarterlock where status in ('submitted', 'accepted')
                and starts_on in (date_trunc('quarter', old.starts_on)::date, date_trunc('quarter', new.starts_on)::date)
                for share) then
        raise exception 'the campaign belongs to a closed quarter' using errcode = '23514', constraint = 'quarter_is_open';
    end if;
    return new;
end $$;
create trigger portal_guard before update on events_campaign for each row
    when (old.starts_on is distinct from new.starts_on or old.kind is distinct from new.kind)
    execute function portal_campaign_guard();
"""
RULES = """
create function portal_organisation_in_reach() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    -- Foreign keys are checked past row policies, and a national organisation has no region to put in the key.
    if not exists (select 1 from events_organisation where id = new.organisation_id
                    and (region_id is not distinct from new.region_id
                         or region_id is null and tg_table_name = 'events_eventorganisation')) then
        raise exception 'organisation of another region'
            using errcode = '23514', constraint = 'organisation_in_reach';
    end if;
    return new;
end $$;
create trigger organisation_in_reach before insert or update on events_eventorganisation
    for each row execute function portal_organisation_in_reach();
create trigger organisation_in_reach before insert or update on events_memorandum
    for each row execute function portal_organisation_in_reach();

create function portal_organisation_stays() returns trigger language plpgsql as $$
begin
    raise exception 'an organisation keeps its region' using errcode = '23514', constraint = 'region_stays';
end $$;
create trigger organisation_stays before update on events_organisation for each row
    when (old.region_id is distinct from new.region_id) execute function portal_organisation_stays();

create function portal_memorandum_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.signed_on > (now() at time zone 'Asia/Almaty')::date then
        raise exception 'signed in the future' using errcode = '23514', constraint = 'memorandum_not_future';
    end if;
    return new;
end $$;
create trigger memorandum_rules before insert or update of signed_on on events_memorandum
    for each row execute function portal_memorandum_rules();

-- Events are a mediator's work in the quarter of their first day, which closes with it.
create function portal_event_mediator_guard() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    held record;
begin
    for held in select region_id, starts_on from events_event
         where id in (case when tg_op <> 'INSERT' then old.event_id end, case when tg_op <> 'DELETE' then new.event_id end)
    loop
        perform portal_check_open(held.region_id, held.starts_on);
    end loop;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger portal_guard before insert or update or delete on events_eventmediator
    for each row execute function portal_event_mediator_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0002_security")]
    operations = [
        migrations.RunSQL(WINDOW, migrations.RunSQL.noop),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
