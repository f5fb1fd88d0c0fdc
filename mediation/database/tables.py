"""Many tables and many rows at once, without rendering the models of every app anew for each of them (ADR 0027)."""

from django.db.migrations.operations.base import Operation

from mediation.database.roles import SqlOperation


class Tables(Operation):
    """Make the tables of several models.

    After ``CreateModel`` Django renders anew whatever is related to the model; all of ours are, by their region. What
    was rendered is thrown away first, and all is rendered once when the first table is made.
    """

    serialization_expand_args = ["models"]

    def __init__(self, models):
        self.models = models

    def deconstruct(self):
        return self.__class__.__qualname__, [], {"models": self.models}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.models)} tables"


class Rows(SqlOperation):
    """Insert rows, written one a line with bars between their values: ``Rows("t", LINES, columns="code name_ru")``.

    numbered: a column that counts the lines, or "" for none; further: values that all rows have.
    """

    def __init__(self, table, lines, *, columns, numbered="sort_order", **further):
        self.table, self.lines, self.columns, self.numbered = table, lines, columns, numbered
        self.further = further

    def deconstruct(self):
        more = {"columns": self.columns, "numbered": self.numbered, **self.further}
        return self.__class__.__qualname__, [self.table, self.lines], more

    def statements(self, connection):
        columns = [*self.columns.split(), *self.further, *filter(None, [self.numbered])]
        rows = []
        for number, line in enumerate(self.lines.strip().splitlines(), start=1):
            values = [*line.split("|"), *self.further.values()]
            rows.append([*values, number] if self.numbered else values)
        literals = ",\n".join(f"({', '.join(map(literal, row))})" for row in rows)
        yield f"insert into {self.table} ({', '.join(columns)}) values {literals}"


class Items(Rows):
    """Insert the built-in items of a dictionary: code, and name in Russian and Kazakh."""

    def __init__(self, table, lines, *, columns="code name_ru name_kk", **more):
        super().__init__(table, lines, columns=columns, is_builtin=True, is_retired=False, **more)


def literal(value) -> str:
    """Write a value in SQL; PostgreSQL finds the type by the column."""
    text = str(value).replace("'", "''")
    return f"'{text}'"
