"""Who reads and writes appeals; what must hold of an appeal beside other tables."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy

RULES = """
create function portal_appeal_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    this_day date := (now() at time zone 'Asia/Almaty')::date;
begin
    if new.received_on > this_day then
        raise exception 'received in the future' using errcode = '23514', constraint = 'appeal_received_not_future';
    end if;
    if new.resolved_on > this_day then
        raise exception 'resolved in the future' using errcode = '23514', constraint = 'appeal_resolved_not_future';
    end if;
    if not exists (select 1 from offices_platformperiod where platform_id = new.platform_id
                    and starts_on <= new.received_on and (ends_on is null or ends_on > new.received_on)) then
        raise exception 'the platform was not open on %', new.received_on
            using errcode = '23514', constraint = 'appeal_platform_open';
    end if;
    return new;
end $$;
create trigger appeal_rules before insert or update of received_on, resolved_on, platform_id on appeals_appeal
    for each row execute function portal_appeal_rules();
create trigger in_campaign_window before insert or update of campaign_id, received_on on appeals_appeal
    for each row execute function portal_in_campaign_window('received_on');

create function portal_platform_covers() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if exists (select 1 from appeals_appeal as appeal where platform_id = new.platform_id
                and annulled_at is null and not exists (
                    select 1 from offices_platformperiod where platform_id = new.platform_id
                       and starts_on <= appeal.received_on
                       and (ends_on is null or ends_on > appeal.received_on))) then
        raise exception 'appeals were received outside the entries of the platform'
            using errcode = '23514', constraint = 'platform_covers_appeals';
    end if;
    return null;
end $$;
create constraint trigger platform_covers_appeals after update on offices_platformperiod
    deferrable initially deferred for each row
    when (old.starts_on is distinct from new.starts_on or old.ends_on is distinct from new.ends_on)
    execute function portal_platform_covers();
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_initial"), ("events", "0002_security"), ("offices", "0003_security")]
    operations = [
        Grant("appeals_category", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("appeals_appeal", coordinator="riu", national="r"),
        RegionPolicy("appeals_party", coordinator="riud"),
        RegionPolicy("appeals_session", coordinator="riud", national="r"),
        RegionPolicy("appeals_agreement", coordinator="riud", national="r"),
        RegionPolicy("appeals_appealcounter", coordinator="riu"),
        Journal("appeals_category", region=""),
        Journal("appeals_appeal"),
        Journal(
            "appeals_party",
            masked=["name", "contact", "name_index", "contact_index", "birth_year", "gender", "language"],
        ),
        Journal("appeals_session"),
        Journal("appeals_agreement"),
        NeverDeleted("appeals_appeal"),
        Guard(
            "appeals_appeal",
            "received_on:source,channel,category_id,platform_id,campaign_id,annulled_at",
            "resolved_on:outcome,annulled_at,campaign_id",
            "campaign_id:received_on,category_id,platform_id,age,annulled_at",
        ),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
