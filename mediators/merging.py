"""How two cards of one person become one, in the database (ADR 0011).

The register may not import the rooms that refer to its mediators, and administrators may not read their rows. So
the owner's function finds every foreign key to the card by itself, and whatever a later room adds.
"""

from mediation.database.roles import SqlOperation
from mediation.scope import database_role

# A row that an accepted quarter counts stays with the duplicate; one that says again what the kept card already
# says is dropped where rows may be, else it stays too.
MOVE = """
create function portal_move_reference(moved regclass, col name, key bigint, kept bigint) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    stale text := case when exists (select 1 from pg_attribute where attrelid = moved and attname = 'version'
                                       and not attisdropped) then ', version = version + 1' else '' end;
begin
    begin
        if moved = 'events_participation'::regclass then
            -- A campaign's mediators are counted in their own region, wherever the platform stands.
            perform portal_check_open(card.region_id, campaign.starts_on)
               from events_participation as row join events_campaign as campaign on campaign.id = row.campaign_id
               join mediators_mediator as card on card.id = row.mediator_id where row.id = key;
        end if;
        execute format('update %s set %I = $1%s where id = $2', moved, col, stale) using kept, key;
        return 'moved';
    exception when unique_violation then
        execute format('delete from %s where id = $1', moved) using key;
        return 'dropped';
    end;
exception when check_violation or exclusion_violation then
    return 'stayed';
end $$;
"""
MERGE = """
create function portal_merge_mediators(duplicate bigint, kept bigint, day date, because text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    old mediators_mediator;
    new mediators_mediator;
    reference record;
    key bigint;
    fate text;
    fates jsonb := '{"moved": 0, "dropped": 0, "stayed": 0}';
begin
    -- In one order, so that two administrators cannot wait for each other.
    perform 1 from mediators_mediator where id in (duplicate, kept) order by id for update;
    select * into strict old from mediators_mediator where id = duplicate;
    select * into strict new from mediators_mediator where id = kept;
    if old.id = new.id or old.merged_into_id is not null or new.merged_into_id is not null then
        raise exception 'not two live cards' using errcode = '23514', constraint = 'merge_of_two_cards';
    end if;
    if old.region_id <> new.region_id then
        raise exception 'cards of two regions' using errcode = '23514', constraint = 'mediator_merged_in_region';
    end if;
    if exists (select 1 from mediators_standing where mediator_id = duplicate and starts_on > day) then
        raise exception 'the duplicate has later entries' using errcode = '23514', constraint = 'merge_after_entries';
    end if;
    if exists (select 1 from mediators_standing where mediator_id = duplicate and (ends_on is null or ends_on > day))
       and not exists (select 1 from mediators_standing where mediator_id = kept and starts_on <= day
                          and (ends_on is null or ends_on > day)) then
        raise exception 'the kept card is not in the register'
            using errcode = '23514', constraint = 'merge_keeps_registered';
    end if;
    update mediators_standing set ends_on = day, ended_by = 'merged', reason = because
     where mediator_id = duplicate and (ends_on is null or ends_on > day);
    for reference in
        select distinct fk.conrelid::regclass as moved, own.attname as col
          from pg_constraint as fk
          cross join lateral unnest(fk.conkey, fk.confkey) as pair (own, other)
          join pg_attribute as own on own.attrelid = fk.conrelid and own.attnum = pair.own
          join pg_attribute as parent on parent.attrelid = fk.confrelid and parent.attnum = pair.other
         where fk.contype = 'f' and fk.confrelid = 'mediators_mediator'::regclass and parent.attname = 'id'
           and fk.conrelid not in ('mediators_mediator'::regclass, 'mediators_standing'::regclass)
         order by 1, 2
    loop
        for key in execute format('select id from %s where %I = $1 order by id', reference.moved, reference.col)
             using duplicate
        loop
            fate := portal_move_reference(reference.moved, reference.col, key, kept);
            fates := jsonb_set(fates, array[fate], to_jsonb((fates ->> fate)::int + 1));
        end loop;
    end loop;
    update mediators_mediator set merged_into_id = kept, version = version + 1
     where id = duplicate or merged_into_id = duplicate;
    return fates;
end $$;
"""
# What was merged stays merged: its entries are the past as the register told it.
CLOSED = """
create function portal_merged_card_is_closed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if exists (select 1 from mediators_mediator where id = new.mediator_id and merged_into_id is not null) then
        raise exception 'the card was merged' using errcode = '23514', constraint = 'merged_card_is_closed';
    end if;
    return new;
end $$;
create trigger merged_card_is_closed before insert or update on mediators_standing
    for each row execute function portal_merged_card_is_closed();

create function portal_merged_stays_merged() returns trigger language plpgsql as $$
begin
    raise exception 'the card was merged' using errcode = '23514', constraint = 'merged_card_is_closed';
end $$;
create trigger merged_stays_merged before update on mediators_mediator for each row
    when (old.merged_into_id is not null and new.merged_into_id is null)
    execute function portal_merged_stays_merged();
"""


class MergeFunctions(SqlOperation):
    """Make ``portal_merge_mediators``, which administrators alone may call."""

    def statements(self, connection):
        yield MOVE
        yield MERGE
        yield CLOSED
        administrator = connection.ops.quote_name(database_role("administrator"))
        yield "revoke execute on function portal_move_reference from public"
        yield "revoke execute on function portal_merge_mediators from public"
        yield f"grant execute on function portal_merge_mediators to {administrator}"
