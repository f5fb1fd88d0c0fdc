"""Who reads and writes events, publications, campaigns and organisations; what of them a closed quarter holds."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import OWN_REGION, Grant, RegionPolicy, SqlOperation, policies
from mediation.scope import database_role


class OfRegionOrNational(SqlOperation):
    """Rows of a region, or of none: a coordinator reads the own region's and the national ones, and writes the own."""

    def __init__(self, table, **rights):
        self.table, self.rights = table, rights

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], self.rights

    def statements(self, connection):
        own = f"region_id = {OWN_REGION}"
        yield f"alter table {self.table} enable row level security"
        for role, letters in self.rights.items():
            for letter in letters:
                rows = "true" if role != "coordinator" else f"{own} or region_id is null" if letter == "r" else own
                yield from policies(connection, self.table, role, letter, rows)
        yield from Grant(self.table, **self.rights).statements(connection)


class LinksElsewhere(SqlOperation):
    """``portal_links_elsewhere(keys)``: how many other regions entered a page, and nothing else of theirs."""

    def statements(self, connection):
        yield """
            create function portal_links_elsewhere(keys text[]) returns table (link_key varchar, regions bigint)
            language sql stable security definer set search_path = public, pg_temp as $$
                select one.link_key, count(distinct one.region_id) from events_publication as one
                 where one.link_key = any (keys) and one.link_key <> ''
                   and one.region_id is distinct from nullif(current_setting('app.region', true), '')
                 group by one.link_key
            $$"""
        yield "revoke execute on function portal_links_elsewhere(text[]) from public"
        role = connection.ops.quote_name(database_role("coordinator"))
        yield f"grant execute on function portal_links_elsewhere(text[]) to {role}"


class StillRegistered(SqlOperation):
    """Which of these mediators are in the register and not suspended on a day: keys alone, of any region.

    A coordinator copies who took part from one open day to the next, and among them may be mediators of other
    regions, whose cards the row policies keep from him.
    """

    def statements(self, connection):
        readers = ", ".join(connection.ops.quote_name(database_role(role)) for role in ("coordinator", "national"))
        yield """create function portal_active_mediators(asked bigint[], at date) returns setof bigint
                 language sql stable security definer set search_path = public, pg_temp as $$
                 select distinct standing.mediator_id from mediators_standing standing
                   join mediators_mediator person on person.id = standing.mediator_id
                  where standing.mediator_id = any (asked) and person.merged_into_id is null
                    and not standing.is_suspended
                    and standing.starts_on <= at and (standing.ends_on is null or standing.ends_on > at) $$"""
        yield "revoke execute on function portal_active_mediators from public"
        yield f"grant execute on function portal_active_mediators to {readers}"


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("mediators", "0004_roster"), ("offices", "0003_security")]
    operations = [
        Grant("events_campaign", coordinator="r", national="riu", administrator="riu"),
        RegionPolicy("events_event", coordinator="riud", national="r"),
        RegionPolicy("events_eventfile", coordinator="riud", national="r"),
        RegionPolicy("events_publication", coordinator="riud", national="r"),
        # National staff set an open day up for all regions at once.
        RegionPolicy("events_participation", coordinator="riud", national="rid"),
        RegionPolicy("events_preparation", coordinator="rid", national="r"),
        RegionPolicy("events_surveytotal", coordinator="riu", national="r"),
        OfRegionOrNational("events_organisation", coordinator="riu", national="r", administrator="riu"),
        OfRegionOrNational("events_memorandum", coordinator="riud", national="r", administrator="riud"),
        RegionPolicy("events_eventorganisation", coordinator="riud", national="r"),
        RegionPolicy("events_eventmediator", coordinator="riud", national="r"),
        Journal("events_campaign", region=""),
        Journal("events_event"),
        # The name of a file may name people.
        Journal("events_eventfile", masked=["name"]),
        Journal("events_publication"),
        Journal("events_participation"),
        Journal("events_preparation"),
        Journal("events_surveytotal"),
        Journal("events_organisation"),
        Journal("events_memorandum"),
        Journal("events_eventorganisation"),
        Journal("events_eventmediator"),
        NeverDeleted("events_campaign"),
        NeverDeleted("events_organisation"),
        Guard(
            "events_event",
            "starts_on:attendance,certificates,type_id,campaign_id",
            "campaign_id:starts_on,attendance,certificates",
        ),
        # What the report of a quarter tells, and how, stays once the region has handed in (DESIGN §3.8, §3.9).
        Guard(
            "events_event",
            "told_in_on:highlight_ru,highlight_kk,told_position,title,ends_on",
            name="portal_guard_told",
        ),
        Guard(
            "events_publication",
            "published_on:quantity,medium,campaign_id,is_quantity_more_than",
            "campaign_id:published_on,quantity,comments,reactions,is_quantity_more_than,is_comments_more_than",
        ),
        Guard("events_participation", "campaign_id:platform_id,mediator_id"),
        Guard("events_surveytotal", "campaign_id:respondents"),
        LinksElsewhere(),
        StillRegistered(),
    ]
