"""What must hold of sessions, agreements and hand-overs beside their appeal (ADR 0008)."""

from django.db import migrations

# The rules take the appeal's row FOR SHARE: whoever closes it at the same moment comes before or after, never between.
RULES = """
create function portal_broken(rule text) returns void language plpgsql as $$
begin
    raise exception 'rule % of a case', rule using errcode = '23514', constraint = rule;
end $$;

create function portal_case_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.mediation_agreed_on > (now() at time zone 'Asia/Almaty')::date then
        perform portal_broken('appeal_agreed_not_future');
    end if;
    if new.follows_id is not null and (tg_op = 'INSERT' or new.follows_id is distinct from old.follows_id)
       and not exists (select 1 from appeals_appeal where id = new.follows_id and region_id = new.region_id)
       and not exists (select 1 from appeals_handover where appeal_id = new.follows_id
                        and to_region_id = new.region_id and decision in ('', 'accepted')) then
        perform portal_broken('appeal_follows_own_or_handed');
    end if;
    if tg_op = 'INSERT' then
        return new;
    end if;
    if old.extended_on is not null and new.extended_on is distinct from old.extended_on then
        perform portal_broken('appeal_extended_once');
    end if;
    if old.outcome <> '' and new.outcome = '' and coalesce(current_setting('app.reason', true), '') = '' then
        perform portal_broken('appeal_reopened_with_reason');
    end if;
    if old.outcome = 'redirected' and (new.outcome <> 'redirected' or new.annulled_at is not null)
       and exists (select 1 from appeals_handover where appeal_id = new.id and to_region_id is not null
                    and decision in ('', 'accepted')) then
        perform portal_broken('appeal_handed_over');
    end if;
    if new.received_on > old.received_on and (
           exists (select 1 from appeals_session where appeal_id = new.id and held_on < new.received_on)
        or exists (select 1 from appeals_agreement where appeal_id = new.id and signed_on < new.received_on)) then
        perform portal_broken('appeal_received_before_case');
    end if;
    return new;
end $$;
create trigger case_rules before insert or update on appeals_appeal
    for each row execute function portal_case_rules();

create function portal_session_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    appeal record;
begin
    select received_on, outcome, annulled_at into appeal from appeals_appeal
     where id = coalesce(new.appeal_id, old.appeal_id) for share;
    if tg_op = 'DELETE' then
        if appeal.outcome <> '' or appeal.annulled_at is not null then
            perform portal_broken('session_of_closed_stays');
        end if;
        return old;
    end if;
    if appeal.annulled_at is not null then
        perform portal_broken('case_is_annulled');
    end if;
    if new.held_on > (now() at time zone 'Asia/Almaty')::date then
        perform portal_broken('session_not_future');
    end if;
    if new.held_on < appeal.received_on then
        perform portal_broken('session_after_receipt');
    end if;
    if new.reason = '' and (appeal.outcome <> '' or (tg_op = 'UPDATE' and old.reason <> '')) then
        perform portal_broken('session_late_with_reason');
    end if;
    return new;
end $$;
create trigger session_rules before insert or update or delete on appeals_session
    for each row execute function portal_session_rules();

create function portal_agreement_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    appeal record;
    this_day date := (now() at time zone 'Asia/Almaty')::date;
begin
    select received_on, annulled_at into appeal from appeals_appeal where id = new.appeal_id for share;
    if appeal.annulled_at is not null then
        perform portal_broken('case_is_annulled');
    end if;
    if new.signed_on > this_day or new.followed_up_on > this_day then
        perform portal_broken('agreement_not_future');
    end if;
    if new.signed_on < appeal.received_on then
        perform portal_broken('agreement_after_receipt');
    end if;
    return new;
end $$;
create trigger agreement_rules before insert or update on appeals_agreement
    for each row execute function portal_agreement_rules();

-- The region that returns an appeal may not touch the sender's row; the return itself reopens it. Where the sender's
-- quarter is closed the row stays, and the sender continues it with a new appeal.
create function portal_handover_returned() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    broken text;
begin
    update appeals_appeal set outcome = '', resolved_on = null, version = version + 1
     where id = new.appeal_id and outcome = 'redirected';
    return null;
exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    if broken <> 'quarter_is_open' then
        raise;
    end if;
    return null;
end $$;
create trigger handover_returned after update on appeals_handover for each row
    when (old.decision = '' and new.decision = 'returned') execute function portal_handover_returned();
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0002_security")]
    operations = [migrations.RunSQL(RULES, migrations.RunSQL.noop)]
