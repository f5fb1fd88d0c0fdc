"""Merging of cards; entries that would move a stock of a closed quarter; the age of professionals."""

from django.db import migrations

from mediators.merging import MergeFunctions

# The guard of dated entries looks at the quarters of the days that change. An entry also holds in the quarters
# between and after them, so what each closed quarter counts of the entry is compared too.
STOCK = """
-- A plain expression without settings, so that PostgreSQL puts it into the query: a workbook brings 1,600 entries.
create function portal_standing_counts(entry mediators_standing, first_day date, next date) returns text
language sql stable as $$
    select coalesce(case when entry.starts_on < next and (entry.ends_on is null or entry.ends_on >= next)
                         then entry.kind || entry.is_suspended end, '')
        || case when entry.begun_by = 'included' and entry.starts_on >= first_day and entry.starts_on < next
                     and not (entry.ended_by = 'merged' and entry.ends_on = entry.starts_on)
                then ' included' else '' end
        || case when entry.ended_by = 'excluded' and entry.ends_on >= first_day and entry.ends_on < next
                then ' excluded' else '' end
$$;

create function portal_standing_stock() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    was mediators_standing;
    lock record;
begin
    if tg_op = 'UPDATE' then
        was := old;
    end if;
    for lock in
        select starts_on, status from offices_quarterlock as quarter
         where region_id = new.region_id and starts_on <= current_date
           and starts_on >= date_trunc('quarter', least(was.starts_on, new.starts_on))::date
           and portal_standing_counts(was, starts_on, (starts_on + interval '3 months')::date)
               <> portal_standing_counts(new, starts_on, (starts_on + interval '3 months')::date)
           for share
    loop
        if lock.status in ('submitted', 'accepted') then
            raise exception 'quarter of % is %', lock.starts_on, lock.status
                using errcode = '23514', constraint = 'quarter_is_open';
        end if;
    end loop;
    return new;
end $$;
create trigger standing_stock before insert or update on mediators_standing
    for each row execute function portal_standing_stock();
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


class Migration(migrations.Migration):
    dependencies = [("mediators", "0003_card")]
    operations = [
        MergeFunctions(),
        migrations.RunSQL(STOCK, migrations.RunSQL.noop),
        migrations.RunSQL(AGE, migrations.RunSQL.noop),
    ]
