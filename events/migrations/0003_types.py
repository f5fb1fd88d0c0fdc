"""The built-in types of events."""

from django.db import migrations

TYPES = """
meeting|Заседание|Отырыс
round_table|Круглый стол|Дөңгелек үстел
training|Семинар-тренинг|Семинар-тренинг
master_class|Мастер-класс|Шеберлік сабағы
lecture|Лекция|Дәріс
dialogue_session|Диалоговая площадка (мероприятие)|Диалог алаңы (іс-шара)
public_meeting|Встреча с населением|Халықпен кездесу
outreach|Выездная встреча|Көшпелі кездесу
door_to_door|Подворовый обход|Аулаларды аралау
media_appearance|Выступление в СМИ|БАҚ-та сөз сөйлеу
challenge|Челлендж|Челлендж
other|Другое|Басқа
"""


def make_types(apps, schema_editor):
    model = apps.get_model("events", "EventType")
    for order, line in enumerate(TYPES.strip().splitlines(), start=1):
        code, ru, kk = line.split("|")
        model.objects.create(code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=order)


class Migration(migrations.Migration):
    dependencies = [("events", "0002_security")]
    operations = [migrations.RunPython(make_types, migrations.RunPython.noop)]
