"""Who reads and writes proposals."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role


class CoordinatorProposals(SqlOperation):
    """A coordinator sends and revises proposals of the own region; the answer is the administrator's alone."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("coordinator"))
        own = "region_id = (select nullif(current_setting('app.region', true), ''))"
        yield f"create policy coordinator_select on mediators_proposal for select to {role} using ({own})"
        yield f"""create policy coordinator_insert on mediators_proposal for insert to {role}
                  with check ({own} and status = 'proposed')"""
        yield f"""create policy coordinator_update on mediators_proposal for update to {role}
                  using ({own} and status <> 'accepted') with check ({own} and status = 'proposed')"""
        yield f"grant select, insert, update on mediators_proposal to {role}"


class Migration(migrations.Migration):
    dependencies = [("mediators", "0005_proposal")]
    operations = [
        RegionPolicy("mediators_proposal", national="r", administrator="ru"),
        CoordinatorProposals(),
        Journal("mediators_proposal", masked=["values"]),
        NeverDeleted("mediators_proposal"),
    ]
