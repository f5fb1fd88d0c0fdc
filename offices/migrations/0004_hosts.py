"""The dictionary of hosts of platforms; its items keep the codes that entries of platforms and figures have."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant

HOSTS = """
office|kgu|КГУ «Қоғамдық келісім»|«Қоғамдық келісім» КММ
office|friendship_house|Дом дружбы|Достық үйі
office|university|университет|университет
dialogue|state_body|государственный орган|мемлекеттік орган
dialogue|party|партия|партия
dialogue|trade_union|профсоюз|кәсіподақ
dialogue|service_centre|ЦОН|ХҚКО
dialogue|crisis_centre|кризисный центр|дағдарыс орталығы
dialogue|school|школа|мектеп
dialogue|clinic|поликлиника|емхана
dialogue|akimat|акимат|әкімдік
office|other|другое|басқа
dialogue|other|другое|басқа
"""
LAST = 900  # "other" stands after what administrators add


def make_items(apps, schema_editor):
    model = apps.get_model("offices", "Host")
    for order, line in enumerate(HOSTS.strip().splitlines(), start=1):
        kind, code, ru, kk = line.split("|")
        place = LAST if code == "other" else order
        model.objects.create(kind=kind, code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=place)


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_security")]
    operations = [
        Grant("offices_host", coordinator="r", operator="r", national="r", administrator="riu", public="r"),
        Journal("offices_host", region=""),
        migrations.RunPython(make_items, migrations.RunPython.noop),
    ]
