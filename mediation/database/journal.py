"""The journal: triggers that record who changed which row and how, whatever way it was written."""

from mediation.database.roles import SqlOperation

FUNCTION = """
create function portal_journal() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    masked text[] := coalesce(tg_argv[1]::text[], '{}');
    old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    whole jsonb := coalesce(new_row, old_row);
    diff jsonb;
begin
    select jsonb_object_agg(key, case when key = any (masked)
               then jsonb_build_array(case when before is not null and before <> 'null' then '•' end,
                                      case when after is not null and after <> 'null' then '•' end)
               else jsonb_build_array(before, after) end)
      into diff
      from (select key, old_row -> key as before, new_row -> key as after
              from jsonb_object_keys(whole) as key) as pairs
     where before is distinct from after
       and key not in ('version', 'form_token')
       and not (old_row is null and after = 'null');
    if tg_op = 'UPDATE' and diff is null then
        return null;
    end if;
    insert into accounts_journalentry (at, actor_id, role, table_name, row_key, region, action, changes, reason)
    values (clock_timestamp(), nullif(current_setting('app.user_id', true), '')::bigint,
            coalesce(nullif(current_setting('role', true), 'none'), session_user), tg_table_name,
            coalesce(whole ->> 'id', whole ->> 'code'), coalesce(whole ->> tg_argv[0], ''),
            lower(tg_op), coalesce(diff, '{}'), coalesce(current_setting('app.reason', true), ''));
    return null;
end $$;
revoke execute on function portal_journal() from public;

create function portal_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name
        using errcode = '23514', constraint = tg_table_name || '_append_only';
end $$;
"""


class JournalFunction(SqlOperation):
    """Make the trigger functions; the table ``accounts_journalentry`` exists by then."""

    def statements(self, connection):
        yield FUNCTION


class Journal(SqlOperation):
    """Record every change of a table. ``masked`` columns appear as “•”: that they changed, never what was in them.

    region: the column that says whose region the row is, or "" for none.
    """

    def __init__(self, table, *, region="region_id", masked=()):
        self.table, self.region, self.masked = table, region, tuple(masked)

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {"region": self.region, "masked": self.masked}

    def statements(self, connection):
        masked = "{" + ",".join(self.masked) + "}"
        yield f"""create trigger portal_journal after insert or update or delete on {self.table}
                  for each row execute function portal_journal('{self.region}', '{masked}')"""


class AppendOnly(SqlOperation):
    """Refuse update and delete of a table's rows to everyone, whoever drops the trigger aside.

    Nobody but the owner has the right to truncate it, and the owner could drop the trigger as well.
    """

    def __init__(self, table):
        self.table = table

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {}

    def statements(self, connection):
        yield f"""create trigger append_only before update or delete on {self.table}
                  for each row execute function portal_refuse_change()"""


class NeverDeleted(SqlOperation):
    """Refuse to delete a table's rows: they are closed, excluded or annulled instead."""

    def __init__(self, table):
        self.table = table

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {}

    def statements(self, connection):
        yield f"""create trigger never_deleted before delete on {self.table}
                  for each row execute function portal_refuse_change()"""
