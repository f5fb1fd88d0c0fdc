"""What an office operator reaches: the appeals of the own platform, and what entering one needs (ADR 0007)."""

from django.db import migrations

from mediation.database.roles import OWN_REGION, Grant, OperatorPolicy, RegionPolicy, SqlOperation, policies
from mediation.scope import database_role

OF_APPEAL = {"parent": "appeals_appeal", "key": "appeal_id"}


class OperatorsTrail(SqlOperation):
    """Who changed and who looked at the operator's own appeals; a look is written under the own name.

    The key of a row is text: only those of appeals are numbers for sure.
    """

    def statements(self, connection):
        own = f"""region = {OWN_REGION} and case when table_name = 'appeals_appeal'
                  then exists (select 1 from appeals_appeal as appeal where appeal.id = row_key::bigint) end"""
        looked = f"{own} and actor_id::text = current_setting('app.user_id', true)"
        for table in ("accounts_journalentry", "accounts_accessentry"):
            yield from policies(connection, table, "operator", "r", own)
        yield from policies(connection, "accounts_accessentry", "operator", "i", looked)
        yield from Grant("accounts_journalentry", operator="r").statements(connection)
        yield from Grant("accounts_accessentry", operator="ri").statements(connection)


class OperatorsDownloads(SqlOperation):
    """An operator writes downloads under the own name, which the stamp fills in, and reads no others'."""

    def statements(self, connection):
        own = f"region = {OWN_REGION} and actor_id::text = current_setting('app.user_id', true)"
        yield from policies(connection, "accounts_exportentry", "operator", "ri", own)
        yield from Grant("accounts_exportentry", operator="ri").statements(connection)


class OperatorsHandOvers(SqlOperation):
    """An operator hands the own appeals over and may take the offer back; the answer is for coordinators."""

    def statements(self, connection):
        sent = OperatorPolicy("appeals_handover", "ri", region="from_region_id", **OF_APPEAL)
        yield from sent.statements(connection)
        role, rows = connection.ops.quote_name(database_role("operator")), sent.rows(connection)
        yield f"""create policy operator_update on appeals_handover for update to {role}
                  using ({rows} and decision = '') with check ({rows} and decision = 'withdrawn')"""
        yield f"""grant update (decision, decided_on, decided_because, new_number, version)
                  on appeals_handover to {role}"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0004_search")]
    operations = [
        OperatorPolicy("appeals_appeal", "riu"),
        OperatorPolicy("appeals_party", "riud", **OF_APPEAL),
        OperatorPolicy("appeals_session", "riud", **OF_APPEAL),
        OperatorPolicy("appeals_agreement", "riud", **OF_APPEAL),
        OperatorPolicy("appeals_step", "ri", **OF_APPEAL),
        OperatorsHandOvers(),
        OperatorsTrail(),
        OperatorsDownloads(),
        OperatorPolicy("offices_platform", "r", platform="id"),
        OperatorPolicy("offices_platformperiod", "r"),
        # The mediators to choose from are the region's; whether a quarter is closed is no secret.
        RegionPolicy("mediators_mediator", operator="r"),
        RegionPolicy("mediators_standing", operator="r"),
        RegionPolicy("offices_quarterlock", operator="r"),
        *[Grant(table, operator="r") for table in ("appeals_category", "events_campaign", "offices_region")],
    ]
