"""Who makes, reads and answers questionnaires; what is frozen by the first answer; the counts behind a figure.

The public reads questionnaires that are open, inserts responses to them, and reads no response (ADR 0020).
"""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy, SqlOperation, policies
from mediation.scope import database_role

RULES = """
create function portal_response_day() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from events_questionnaire where id = new.questionnaire_id
                    and is_published and new.answered_on between opens_on and closes_on) then
        raise exception 'not open on %', new.answered_on
            using errcode = '23514', constraint = 'response_while_open';
    end if;
    return new;
end $$;
create trigger while_open before insert or update of answered_on, questionnaire_id on events_response
    for each row execute function portal_response_day();

create function portal_questionnaire_days() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from events_campaign where id = new.campaign_id
                    and new.opens_on >= starts_on and new.closes_on <= ends_on) then
        raise exception 'outside the campaign' using errcode = '23514', constraint = 'questionnaire_in_campaign';
    end if;
    if exists (select 1 from events_response where questionnaire_id = new.id
                and answered_on not between new.opens_on and new.closes_on) then
        raise exception 'answers lie outside' using errcode = '23514', constraint = 'questionnaire_covers_answers';
    end if;
    return new;
end $$;
create trigger days_fit before insert or update of campaign_id, opens_on, closes_on on events_questionnaire
    for each row execute function portal_questionnaire_days();

create function portal_campaign_covers_surveys() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if exists (select 1 from events_questionnaire where campaign_id = new.id
                and (opens_on < new.starts_on or closes_on > new.ends_on)) then
        raise exception 'questionnaires lie outside the campaign'
            using errcode = '23514', constraint = 'campaign_covers_records';
    end if;
    return null;
end $$;
create constraint trigger campaign_covers_surveys after update on events_campaign
    deferrable initially deferred for each row
    when (old.starts_on is distinct from new.starts_on or old.ends_on is distinct from new.ends_on)
    execute function portal_campaign_covers_surveys();

-- Arguments: columns that may still change once somebody has answered.
create function portal_survey_frozen() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    asked bigint := (coalesce(new_row, old_row) ->> 'questionnaire_id')::bigint;
begin
    if asked is null then
        select questionnaire_id into asked from events_question
         where id = (coalesce(new_row, old_row) ->> 'question_id')::bigint;
    end if;
    if (tg_op <> 'UPDATE' or (old_row - tg_argv) is distinct from (new_row - tg_argv))
       and exists (select 1 from events_response where questionnaire_id = asked) then
        raise exception 'answered already' using errcode = '23514', constraint = 'survey_is_frozen';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before insert or update or delete on events_question for each row execute function
    portal_survey_frozen('text_ru', 'text_kk', 'low_ru', 'low_kk', 'high_ru', 'high_kk', 'is_retired', 'version',
                         'form_token');
create trigger frozen before insert or update or delete on events_choice for each row execute function
    portal_survey_frozen('text_ru', 'text_kk', 'is_retired');
"""
# The rows of both tables by one name, each reader under his own policies.
COUNTS = """
create view events_surveycount with (security_invoker = true) as
    select 'T' || id as id, campaign_id, region_id, null::bigint as questionnaire_id, id as total_id,
           'total'::text as way, respondents
      from events_surveytotal
    union all
    select 'Q' || questionnaire_id || '-' || region_id, campaign_id, region_id, questionnaire_id, null,
           'answers', count(*)::integer
      from events_response group by campaign_id, region_id, questionnaire_id;
"""


class Questionnaires(SqlOperation):
    """National staff make questionnaires, coordinators read them, the public reads those that are published."""

    def statements(self, connection):
        of = "exists (select 1 from events_questionnaire q where q.id = {key})"
        of_question = "exists (select 1 from events_question q where q.id = events_choice.question_id)"
        told = {
            "events_questionnaire": ("is_published", "id name_ru name_kk code campaign_id intro_ru "
                                     "intro_kk opens_on closes_on is_published"),
            "events_question": (of.format(key="events_question.questionnaire_id"), "*"),
            "events_choice": (of_question, "*"),
        }  # fmt: skip
        public = connection.ops.quote_name(database_role("public"))
        for table, (rows, columns) in told.items():
            yield f"alter table {table} enable row level security"
            yield from policies(connection, table, "coordinator", "r", "true")
            yield from policies(connection, table, "national", "riud", "true")
            yield from policies(connection, table, "public", "r", rows)
            yield from Grant(table, coordinator="r", national="riud").statements(connection)
            listed = "" if columns == "*" else f" ({', '.join(columns.split())})"
            yield f"grant select{listed} on {table} to {public}"


class Answering(SqlOperation):
    """Anybody may put an answer into an open questionnaire, and take none out."""

    def statements(self, connection):
        today = "(now() at time zone 'Asia/Almaty')::date"
        published = "exists (select 1 from events_questionnaire q where q.id = questionnaire_id)"
        sent = f"way = 'phone' and answered_on <= {today} and {published}"
        yield from policies(connection, "events_response", "public", "i", sent)
        yield from policies(connection, "events_answer", "public", "i", published)
        for table in ("events_response", "events_answer"):
            yield from Grant(table, public="i").statements(connection)


class Migration(migrations.Migration):
    dependencies = [("events", "0004_certificates")]
    operations = [
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
        Questionnaires(),
        RegionPolicy("events_response", coordinator="rid", national="r"),
        RegionPolicy("events_answer", coordinator="rid", national="r"),
        Answering(),
        Journal("events_questionnaire", region=""),
        Journal("events_question", region=""),
        Journal("events_choice", region=""),
        Journal("events_response", masked=["device"]),
        Journal("events_answer", masked=["text"]),
        Guard("events_response", "campaign_id:questionnaire_id,platform_id"),
        migrations.RunSQL(COUNTS, migrations.RunSQL.noop),
        Grant("events_surveycount", coordinator="r", national="r"),
    ]
