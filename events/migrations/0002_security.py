"""Who reads and writes events, publications and campaigns; the guards and windows of campaigns."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy

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


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("accounts", "0002_security")]
    operations = [
        Grant("events_campaign", coordinator="r", national="riu", administrator="riu"),
        Grant("events_eventtype", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("events_event", coordinator="riud", national="r"),
        RegionPolicy("events_publication", coordinator="riud", national="r"),
        RegionPolicy("events_participation", coordinator="riud", national="r"),
        RegionPolicy("events_surveytotal", coordinator="riu", national="r"),
        Journal("events_campaign", region=""),
        Journal("events_eventtype", region=""),
        Journal("events_event"),
        Journal("events_publication"),
        Journal("events_participation"),
        Journal("events_surveytotal"),
        NeverDeleted("events_campaign"),
        Guard(
            "events_event",
            "starts_on:attendance,certificates,type_id,campaign_id",
            "campaign_id:starts_on,attendance,certificates",
        ),
        Guard(
            "events_publication",
            "published_on:quantity,medium,campaign_id",
            "campaign_id:published_on,quantity,comments",
        ),
        Guard("events_participation", "campaign_id:platform_id,mediator_id"),
        Guard("events_surveytotal", "campaign_id:respondents"),
        migrations.RunSQL(WINDOW, migrations.RunSQL.noop),
    ]
