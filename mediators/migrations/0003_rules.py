"""Merging of cards; entries that would move a stock of a closed quarter; the age of professionals; days of trainings."""

from django.db import migrations

from mediation.database.locks import StockGuard
from mediators.merging import MergeFunctions

# What a quarter counts of an entry.
COUNTED = """
    coalesce(case when entry.starts_on < next and (entry.ends_on is null or entry.ends_on >= next)
                  then entry.kind || entry.is_suspended || entry.is_ethno end, '')
    || case when entry.begun_by = 'included' and entry.starts_on >= first_day and entry.starts_on < next
                 and not (entry.ended_by = 'merged' and entry.ends_on = entry.starts_on)
            then ' included' else '' end
    || case when entry.ended_by = 'excluded' and entry.ends_on >= first_day and entry.ends_on < next
            then ' excluded' else '' end
"""
AGE = """
create function portal_professional_is_grown() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    card bigint := case tg_table_name when 'mediators_mediator' then (to_jsonb(new) ->> 'id')::bigint
                   else (to_jsonb(new) ->> 'mediator_id')::bigint end;
begin
    if exists (select 1 from mediators_mediator as card_row join mediators_standing as entry on entry.mediator_id = card_row.id
                where card_row.id = card and entry.kind = 'professional' and entry.begun_by in ('included', 'changed')
                  and entry.starts_on < card_row.birth_on + interval '25 years') then
        raise exception 'younger than 25' using errcode = '23514', constraint = 'professional_is_25';
    end if;
    return null;
end $$;
create constraint trigger professional_is_25 after insert or update on mediators_standing
    deferrable initially deferred for each row execute function portal_professional_is_grown();
create constraint trigger professional_is_25 after update on mediators_mediator
    deferrable initially deferred for each row when (old.birth_on is distinct from new.birth_on)
    execute function portal_professional_is_grown();
"""
# None is of the future.
FINISHED = """
create function portal_completion_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.finished_on > (now() at time zone 'Asia/Almaty')::date then
        raise exception 'finished in the future' using errcode = '23514', constraint = 'completion_not_future';
    end if;
    return new;
end $$;
create trigger completion_rules before insert or update of finished_on on mediators_trainingcompletion
    for each row execute function portal_completion_rules();
"""
# Whether somebody is an ethnomediator is a dated fact; the directory and the lists of cards read it from the card.
CARD = """
create function portal_card_is_ethno() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    update mediators_mediator as card set is_ethno = last.is_ethno
      from (select is_ethno from mediators_standing where mediator_id = new.mediator_id
             order by starts_on desc, id desc limit 1) as last
     where card.id = new.mediator_id and card.is_ethno <> last.is_ethno;
    return null;
end $$;
create trigger card_is_ethno after insert or update of is_ethno, starts_on on mediators_standing
    for each row execute function portal_card_is_ethno();
"""


class Migration(migrations.Migration):
    dependencies = [("mediators", "0002_security"), ("offices", "0003_security")]
    operations = [
        MergeFunctions(),
        StockGuard("mediators_standing", "standing", COUNTED),
        *[migrations.RunSQL(rules, migrations.RunSQL.noop) for rules in (AGE, FINISHED, CARD)],
    ]
