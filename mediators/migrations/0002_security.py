"""Who reads and writes the register of mediators, its proposals and photos, and the duty roster (ADR 0003)."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy, SqlOperation, policies
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


class ForTheDirectory(SqlOperation):
    """The inner select is under the public's policy of cards: photos of those who agreed, whose card was not merged."""

    def statements(self, connection):
        table, columns = "mediators_mediatorphoto", "id, mediator_id, removed_at, stored_as"
        known = "removed_at is null and exists (select 1 from mediators_mediator as card where card.id = mediator_id)"
        yield from policies(connection, table, "public", "r", known)
        yield f"grant select ({columns}) on {table} to {connection.ops.quote_name(database_role('public'))}"


class Migration(migrations.Migration):
    dependencies = [("mediators", "0001_initial"), ("accounts", "0002_security")]
    operations = [
        RegionPolicy("mediators_mediator", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_standing", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_service", coordinator="riu", national="r", administrator="riu"),
        Grant("mediators_training", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_trainingcompletion", coordinator="riud", national="r", administrator="riud"),
        RegionPolicy("mediators_proposal", national="r", administrator="ru"),
        CoordinatorProposals(),
        RegionPolicy("mediators_mediatorphoto", coordinator="r", national="r", administrator="riud"),
        ForTheDirectory(),
        RegionPolicy("mediators_dutypattern", coordinator="riud", national="r", administrator="r"),
        RegionPolicy("mediators_duty", coordinator="riud", national="r", administrator="r"),
        RegionPolicy("mediators_dutyfeed", coordinator="riud"),
        # The keys tell the name and the telephone.
        Journal(
            "mediators_mediator",
            masked=["full_name", "phone", "email", "birth_on", "education", "name_key", "phone_key"],
        ),
        Journal("mediators_standing"),
        Journal("mediators_service"),
        Journal("mediators_training", region=""),
        Journal("mediators_trainingcompletion"),
        Journal("mediators_proposal", masked=["values"]),
        # The name of a file may name people.
        Journal("mediators_mediatorphoto", masked=["name"]),
        Journal("mediators_dutypattern"),
        Journal("mediators_duty"),
        Journal("mediators_dutyfeed", masked=["token"]),
        NeverDeleted("mediators_mediator"),
        NeverDeleted("mediators_standing"),
        NeverDeleted("mediators_proposal"),
        Guard("mediators_standing", "starts_on:kind,is_suspended,begun_by", "ends_on:ended_by"),
        Guard("mediators_trainingcompletion", "finished_on:mediator_id"),
    ]
