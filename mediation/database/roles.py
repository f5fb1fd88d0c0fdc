"""Migration operations for the database roles, their grants and their row policies (ADR 0003)."""

from django.conf import settings
from django.db.migrations.operations.base import Operation

from mediation.scope import database_role

OWN_REGION = "(select nullif(current_setting('app.region', true), ''))"
OWN_PLATFORM = "(select nullif(current_setting('app.platform', true), '')::bigint)"
REGIONAL = ("coordinator", "operator")  # roles that a region policy holds to the scope's region
RIGHTS = {"r": "SELECT", "i": "INSERT", "u": "UPDATE", "d": "DELETE"}


class SqlOperation(Operation):
    """An operation that runs SQL made from its arguments and leaves the models alone."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.statements(schema_editor.connection):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        # Tables take their policies, triggers and grants with them when they are dropped.
        pass

    def statements(self, connection):
        raise NotImplementedError


class CreateRoles(SqlOperation):
    """Make roles and let the web login (and the owner, for tests) take, but never inherit, them."""

    def __init__(self, *roles):
        self.roles = roles

    def deconstruct(self):
        return self.__class__.__qualname__, [*self.roles], {}

    def statements(self, connection):
        for role in self.roles:
            yield from self.create(connection, database_role(role))

    def create(self, connection, name):
        quote = connection.ops.quote_name
        web = quote(settings.PORTAL_WEB_LOGIN)
        option = " with inherit false, set true" if connection.pg_version >= 160000 else ""
        yield patiently(f"create role {quote(name)} nologin")
        if connection.pg_version < 160000:
            yield patiently(f"alter role {web} noinherit")
        yield patiently(f"grant {quote(name)} to {web}{option}")
        # The owner's tests take the roles too; it owns the tables, so inheriting them gives it nothing.
        yield patiently(f"grant {quote(name)} to current_user{option}")
        yield f"grant usage on schema public to {quote(name)}, {web}"


def patiently(statement: str) -> str:
    """Return the statement so that it may already be done, or be under way in another database.

    Roles are shared by the cluster: two portals, or two test databases, may come here at once, and the loser
    is told "tuple concurrently updated". An operator may also have done it with rights that we lack.
    """
    return f"""do $$ begin
        for attempt in 1 .. 50 loop
            begin
                {statement};
                exit;
            exception
                when duplicate_object or insufficient_privilege then exit;
                when internal_error or unique_violation then perform pg_sleep(0.1);
            end;
        end loop;
    end $$"""


class Grant(SqlOperation):
    """Let a role do things to a whole table: ``Grant("offices_region", coordinator="r", web="r")``.

    Rights are letters: r(ead), i(nsert), u(pdate), d(elete). ``web`` is the login before a role is taken.
    """

    def __init__(self, table, **rights):
        self.table, self.rights = table, rights

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], self.rights

    def statements(self, connection):
        quote = connection.ops.quote_name
        for role, letters in self.rights.items():
            grantee = quote(settings.PORTAL_WEB_LOGIN if role == "web" else database_role(role))
            yield f"grant {', '.join(RIGHTS[x] for x in letters)} on {quote(self.table)} to {grantee}"


class RegionPolicy(SqlOperation):
    """Row-level security of a table of regional data.

    A coordinator or operator reaches rows of the scope's region only, with the letters given; other roles
    reach all rows with theirs; whoever is not named reaches nothing. One policy a role, so that the index on the
    region is used. Never FORCE: the owner migrates and backs up.
    """

    def __init__(self, table, *, region="region_id", **rights):
        self.table, self.region, self.rights = table, region, rights

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {"region": self.region, **self.rights}

    def statements(self, connection):
        quote = connection.ops.quote_name
        yield f"alter table {quote(self.table)} enable row level security"
        for role, letters in self.rights.items():
            rows = f"{quote(self.region)} = {OWN_REGION}" if role in REGIONAL else "true"
            yield from policies(connection, self.table, role, letters, rows)
        yield from Grant(self.table, **self.rights).statements(connection)


class NationalRows(SqlOperation):
    """Let a regional role that reads its own region's rows read those of the republic too, which have no region."""

    def __init__(self, table, *roles, region="region_id"):
        self.table, self.roles, self.region = table, roles, region

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table, *self.roles], {"region": self.region}

    def statements(self, connection):
        quote = connection.ops.quote_name
        for role in self.roles:
            yield (
                f"create policy {quote(f'{role}_republic')} on {quote(self.table)} for select "
                f"to {quote(database_role(role))} using ({quote(self.region)} is null)"
            )


def policies(connection, table, role, letters, rows):
    """Yield one policy a right: the role reaches the rows that the condition names, and writes no others."""
    quote = connection.ops.quote_name
    for letter in letters:
        check = {"i": f"with check ({rows})", "u": f"using ({rows}) with check ({rows})"}.get(letter, f"using ({rows})")
        yield (
            f"create policy {quote(f'{role}_{RIGHTS[letter].lower()}')} on {quote(table)} "
            f"for {RIGHTS[letter]} to {quote(database_role(role))} {check}"
        )


class OperatorPolicy(SqlOperation):
    """What an operator reaches of a table that has row-level security: rows of the scope's region and platform.

    The platform is said by a column of the row (``platform``), or by the row's parent: with
    ``parent="appeals_appeal"``, ``key="appeal_id"`` an operator reaches what belongs to a parent he reaches
    himself, whose own policy decides. A null platform is nobody's.
    """

    def __init__(self, table, rights, *, platform="platform_id", region="region_id", parent="", key=""):
        self.table, self.rights, self.platform, self.region = table, rights, platform, region
        self.parent, self.key = parent, key

    def deconstruct(self):
        where = {"parent": self.parent, "key": self.key} if self.parent else {"platform": self.platform}
        return self.__class__.__qualname__, [self.table, self.rights], {"region": self.region, **where}

    def statements(self, connection):
        yield from policies(connection, self.table, "operator", self.rights, self.rows(connection))
        yield from Grant(self.table, operator=self.rights).statements(connection)

    def rows(self, connection):
        quote = connection.ops.quote_name
        return f"{quote(self.region)} = {OWN_REGION} and {self.own(quote)}"

    def own(self, quote):
        if not self.parent:
            return f"{quote(self.platform)} = {OWN_PLATFORM}"
        key = f"{quote(self.table)}.{quote(self.key)}"
        return f"exists (select 1 from {quote(self.parent)} as parent where parent.id = {key})"
