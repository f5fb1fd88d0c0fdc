"""The guard of closed quarters: triggers that refuse changes to what an accepted report counted (DESIGN §3.9)."""

from mediation.database.roles import SqlOperation

# A dated exception opens an accepted quarter until its day has passed, whoever looks after it meanwhile.
STATE = """
create function portal_today() returns date language sql stable as $$
    select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Asia/Almaty')::date)
$$;

create function portal_lock_state(quarter offices_quarterlock) returns text language sql stable as $$
    select case when quarter.status = 'accepted' and quarter.reopened_until >= portal_today() then 'open'
                else quarter.status end
$$;
"""
# FOR SHARE: whoever accepts a quarter updates the lock row first, so an edit under way either comes before
# the acceptance, and is counted, or waits for it and is refused.
FUNCTION = """
create function portal_check_open(region_code text, day date) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    state text;
begin
    if day is null or region_code is null then
        return;
    end if;
    select portal_lock_state(quarter) into state from offices_quarterlock as quarter
     where region_id = region_code and starts_on = date_trunc('quarter', day)::date for share;
    if state in ('submitted', 'accepted') then
        raise exception 'quarter of % is % for %', day, state, region_code
            using errcode = '23514', constraint = 'quarter_is_open';
    end if;
end $$;

create function portal_guard() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    region_code text := coalesce(new_row, old_row) ->> 'region_id';
    rule text;
    fields text[];
    day_column text;
    campaign_day date;
begin
    if tg_op = 'UPDATE' and old_row ->> 'region_id' is distinct from new_row ->> 'region_id' then
        raise exception 'a row keeps its region' using errcode = '23514', constraint = 'region_stays';
    end if;
    -- Each argument is one rule, "day column:guarded columns"; "campaign" stands for the campaign's first day.
    foreach rule in array tg_argv loop
        day_column := split_part(rule, ':', 1);
        fields := string_to_array(split_part(rule, ':', 2), ',') || day_column;
        if exists (select 1 from unnest(fields) as field
                    where old_row -> field is distinct from new_row -> field) then
            if day_column = 'campaign_id' then
                for campaign_day in select starts_on from events_campaign
                     where id in ((old_row ->> 'campaign_id')::bigint, (new_row ->> 'campaign_id')::bigint) loop
                    perform portal_check_open(region_code, campaign_day);
                    -- A campaign's mediators are counted in their own region, wherever the platform stands.
                    if 'mediator_id' = any (fields) then
                        perform portal_check_open(region_id, campaign_day) from mediators_mediator
                          where id in ((old_row ->> 'mediator_id')::bigint, (new_row ->> 'mediator_id')::bigint)
                            and region_id <> region_code;
                    end if;
                end loop;
            else
                perform portal_check_open(region_code, (old_row ->> day_column)::date);
                perform portal_check_open(region_code, (new_row ->> day_column)::date);
            end if;
        end if;
    end loop;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
"""


class GuardFunctions(SqlOperation):
    """Make the functions of the guard. plpgsql looks tables up when they run, so this may come first."""

    def statements(self, connection):
        yield FUNCTION


class LockState(SqlOperation):
    """Make the function that says how a quarter stands today; the table of locks exists by then."""

    def statements(self, connection):
        yield STATE


class Guard(SqlOperation):
    """Refuse a change that would move a figure of a submitted or accepted quarter.

    Each rule is ``"day_column:column,column"``: when one of the columns, or the day itself, changes, the
    quarters of the old and the new day must be open. The day column ``campaign_id`` means the campaign's start.
    name: of the trigger, where a table has two sets of rules.
    """

    def __init__(self, table, *rules, name="portal_guard"):
        self.table, self.rules, self.name = table, rules, name

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table, *self.rules], {"name": self.name}

    def statements(self, connection):
        rules = ", ".join(f"'{rule}'" for rule in self.rules)
        yield f"""create trigger {self.name} before insert or update or delete on {self.table}
                  for each row execute function portal_guard({rules})"""


class StockGuard(SqlOperation):
    """Refuse a change to a dated entry that would move the stock of a submitted or accepted quarter.

    ``Guard`` looks at the quarters of the days that change. An entry also holds in the quarters between and after
    them, so what each closed quarter counts of it is compared: ``counted``, an SQL expression over ``entry``,
    ``first_day`` and ``next``, the first day after the quarter. name: of the trigger and its functions.
    """

    def __init__(self, table, name, counted):
        self.table, self.name, self.counted = table, name, counted

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table, self.name, self.counted], {}

    def statements(self, connection):
        counts, guard = f"portal_{self.name}_counts", f"portal_{self.name}_stock"
        # An expression without settings, so that PostgreSQL puts it into the query: a workbook brings 1,600 entries.
        yield f"""create function {counts}(entry {self.table}, first_day date, next date) returns text
                  language sql stable as $$ select {self.counted} $$"""
        yield f"""
            create function {guard}() returns trigger language plpgsql security definer
            set search_path = public, pg_temp as $$
            declare
                was {self.table};
                lock record;
            begin
                if tg_op = 'UPDATE' then
                    was := old;
                end if;
                for lock in
                    select starts_on, portal_lock_state(quarter) as status from offices_quarterlock as quarter
                     where region_id = new.region_id and starts_on <= current_date
                       and starts_on >= date_trunc('quarter', least(was.starts_on, new.starts_on))::date
                       and {counts}(was, starts_on, (starts_on + interval '3 months')::date)
                           <> {counts}(new, starts_on, (starts_on + interval '3 months')::date)
                       for share
                loop
                    if lock.status in ('submitted', 'accepted') then
                        raise exception 'quarter of % is %', lock.starts_on, lock.status
                            using errcode = '23514', constraint = 'quarter_is_open';
                    end if;
                end loop;
                return new;
            end $$"""
        yield f"""create trigger {self.name}_stock before insert or update on {self.table}
                  for each row execute function {guard}()"""
