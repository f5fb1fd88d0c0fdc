"""Dictionaries of events, who reads and writes organisations and memoranda, and what guards who took part."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.roles import OWN_REGION, Grant, RegionPolicy, SqlOperation, policies

THEMES = """
basics|Медиация: что это и кому поможет|Медиация: ол не және кімге көмектеседі
family|Семья и дети|Отбасы және балалар
school|Школьная медиация|Мектеп медиациясы
labour|Трудовые отношения|Еңбек қатынастары
interethnic|Общественное согласие|Қоғамдық келісім
neighbours|Соседи и жильё|Көршілер және тұрғын үй
law|Правовая грамотность|Құқықтық сауаттылық
skills|Подготовка медиаторов|Медиаторларды даярлау
other|Другое|Басқа
"""
GROUPS = """
residents|Жители|Тұрғындар
youth|Молодёжь|Жастар
pupils|Школьники|Оқушылар
students|Студенты|Студенттер
parents|Родители|Ата-аналар
teachers|Педагоги|Педагогтер
civil_servants|Государственные служащие|Мемлекеттік қызметшілер
lawyers|Юристы|Заңгерлер
mediators|Медиаторы|Медиаторлар
elders|Совет старейшин|Ақсақалдар кеңесі
women|Женщины|Әйелдер
ethnocultural|Этнокультурные объединения|Этномәдени бірлестіктер
workers|Трудовые коллективы|Еңбек ұжымдары
prisoners|Осуждённые|Сотталғандар
"""
KINDS = """
state_body|Государственный орган|Мемлекеттік орган
akimat|Акимат|Әкімдік
court|Суд|Сот
education|Организация образования|Білім беру ұйымы
ngo|Общественное объединение|Қоғамдық бірлестік
ethnocultural|Этнокультурное объединение|Этномәдени бірлестік
mediators|Организация медиаторов|Медиаторлар ұйымы
trade_union|Профсоюз|Кәсіподақ
business|Предприятие|Кәсіпорын
media|Средство массовой информации|Бұқаралық ақпарат құралы
international|Международная организация|Халықаралық ұйым
other|Другое|Басқа
"""
DICTIONARIES = {"EventTheme": THEMES, "ParticipantGroup": GROUPS, "OrganisationKind": KINDS}
TABLES = [f"events_{name.lower()}" for name in DICTIONARIES]


def make_items(apps, schema_editor):
    for name, lines in DICTIONARIES.items():
        model = apps.get_model("events", name)
        for order, line in enumerate(lines.strip().splitlines(), start=1):
            code, ru, kk = line.split("|")
            model.objects.create(code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=order)


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


RULES = """
create function portal_organisation_in_reach() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    -- Foreign keys are checked past row policies, and a national organisation has no region to put in the key.
    if not exists (select 1 from events_organisation where id = new.organisation_id
                    and (region_id is not distinct from new.region_id
                         or region_id is null and tg_table_name = 'events_eventorganisation')) then
        raise exception 'organisation of another region'
            using errcode = '23514', constraint = 'organisation_in_reach';
    end if;
    return new;
end $$;
create trigger organisation_in_reach before insert or update on events_eventorganisation
    for each row execute function portal_organisation_in_reach();
create trigger organisation_in_reach before insert or update on events_memorandum
    for each row execute function portal_organisation_in_reach();

create function portal_organisation_stays() returns trigger language plpgsql as $$
begin
    raise exception 'an organisation keeps its region' using errcode = '23514', constraint = 'region_stays';
end $$;
create trigger organisation_stays before update on events_organisation for each row
    when (old.region_id is distinct from new.region_id) execute function portal_organisation_stays();

create function portal_memorandum_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.signed_on > (now() at time zone 'Asia/Almaty')::date then
        raise exception 'signed in the future' using errcode = '23514', constraint = 'memorandum_not_future';
    end if;
    return new;
end $$;
create trigger memorandum_rules before insert or update of signed_on on events_memorandum
    for each row execute function portal_memorandum_rules();

-- Events are a mediator's work in the quarter of their first day, which closes with it.
create function portal_event_mediator_guard() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    held record;
begin
    for held in select region_id, starts_on from events_event
         where id in (case when tg_op <> 'INSERT' then old.event_id end, case when tg_op <> 'DELETE' then new.event_id end)
    loop
        perform portal_check_open(held.region_id, held.starts_on);
    end loop;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger portal_guard before insert or update or delete on events_eventmediator
    for each row execute function portal_event_mediator_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0011_gathering"), ("accounts", "0002_security"), ("offices", "0005_network_security")]

    operations = [
        *[
            operation
            for table in TABLES
            for operation in (
                Grant(table, coordinator="r", national="r", administrator="riu"),
                Journal(table, region=""),
            )
        ],
        migrations.RunPython(make_items, migrations.RunPython.noop),
        OfRegionOrNational("events_organisation", coordinator="riu", national="r", administrator="riu"),
        OfRegionOrNational("events_memorandum", coordinator="riud", national="r", administrator="riud"),
        RegionPolicy("events_eventorganisation", coordinator="riud", national="r"),
        RegionPolicy("events_eventmediator", coordinator="riud", national="r"),
        Journal("events_organisation"),
        Journal("events_memorandum"),
        Journal("events_eventorganisation"),
        Journal("events_eventmediator"),
        NeverDeleted("events_organisation"),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
