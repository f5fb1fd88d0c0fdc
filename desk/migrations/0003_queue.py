"""The queue of background jobs: roles put jobs in, each in its own name; the worker takes them out."""

from django.conf import settings
from django.db import migrations

from mediation.database.roles import SqlOperation
from mediation.scope import database_role

TABLE = "django_tasks_database_dbtaskresult"
SCOPE = "(args_kwargs #>> '{kwargs,scope,%s}')"


class QueuePolicies(SqlOperation):
    """A role inserts jobs that name it, its region and its user; so no request can make a job for another."""

    def statements(self, connection):
        quote = connection.ops.quote_name
        web = quote(settings.PORTAL_WEB_LOGIN)
        yield f"alter table {TABLE} enable row level security"
        yield f"create policy web_works on {TABLE} to {web} using (true) with check (true)"
        yield f"grant select, update, delete on {TABLE} to {web}"
        for role in ("coordinator", "national", "administrator"):
            name = quote(database_role(role))
            yield f"""create policy {role}_insert on {TABLE} for insert to {name} with check (
                {SCOPE % "role"} = '{role}'
                and {SCOPE % "region"} = coalesce(current_setting('app.region', true), '')
                and {SCOPE % "user"} = current_setting('app.user_id', true))"""
            yield f"grant insert on {TABLE} to {name}"


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_security"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]
    operations = [QueuePolicies()]
