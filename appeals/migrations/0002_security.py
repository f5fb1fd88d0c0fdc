"""Who reads and writes appeals and what belongs to a case; what must hold of an appeal beside other tables (ADR 0003, 0008)."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import OWN_REGION, RegionPolicy, SqlOperation
from mediation.scope import database_role

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


class HandOverPolicies(SqlOperation):
    """Both regions read a hand-over. The sender makes it and may take it back; the receiver accepts or returns it.

    The grant on columns leaves the rest as it was made, and an answer, once given, stays.
    """

    def statements(self, connection):
        quote = connection.ops.quote_name
        role, national = quote(database_role("coordinator")), quote(database_role("national"))
        sent, offered = f"from_region_id = {OWN_REGION}", f"to_region_id = {OWN_REGION}"
        yield "alter table appeals_handover enable row level security"
        for name, clause in {
            "coordinator_select": f"for select to {role} using ({sent} or {offered})",
            "coordinator_insert": f"for insert to {role} with check ({sent} and decision = '')",
            "sender_update": f"""for update to {role} using ({sent} and decision = '')
                                 with check ({sent} and decision = 'withdrawn')""",
            "receiver_update": f"""for update to {role} using ({offered} and decision = '')
                                   with check ({offered} and decision in ('accepted', 'returned'))""",
            "national_select": f"for select to {national} using (true)",
        }.items():
            yield f"create policy {name} on appeals_handover {clause}"
        yield f"grant select, insert on appeals_handover to {role}"
        yield f"""grant update (decision, decided_on, decided_because, new_number, version)
                  on appeals_handover to {role}"""
        yield f"grant select on appeals_handover to {national}"


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_initial"), ("accounts", "0003_logs"), ("events", "0003_rules")]
    operations = [
        RegionPolicy("appeals_appeal", coordinator="riu", national="r"),
        RegionPolicy("appeals_party", coordinator="riud"),
        RegionPolicy("appeals_session", coordinator="riud", national="r"),
        RegionPolicy("appeals_agreement", coordinator="riud", national="r"),
        RegionPolicy("appeals_step", coordinator="ri", national="r"),
        # Numbers run per region, so the counter is the region's, also for its operators.
        RegionPolicy("appeals_appealcounter", coordinator="riu", operator="riu"),
        HandOverPolicies(),
        Journal("appeals_appeal"),
        Journal(
            "appeals_party",
            masked=["name", "contact", "name_index", "contact_index", "birth_year", "gender", "language"],
        ),
        Journal("appeals_session"),
        Journal("appeals_agreement"),
        Journal("appeals_step"),
        Journal("appeals_handover", region="from_region_id"),
        AppendOnly("appeals_step"),
        NeverDeleted("appeals_appeal"),
        NeverDeleted("appeals_handover"),
        Guard(
            "appeals_appeal",
            "received_on:source,channel,category_id,platform_id,campaign_id,annulled_at",
            "resolved_on:outcome,annulled_at,campaign_id",
            "campaign_id:received_on,category_id,platform_id,age,annulled_at",
        ),
        Guard("appeals_session", "held_on:minutes,place,participants"),
        Guard("appeals_agreement", "signed_on:number,due_on"),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
