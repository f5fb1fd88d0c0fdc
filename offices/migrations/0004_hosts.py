"""The dictionary of hosts of platforms; its items keep the codes that entries of platforms and figures have."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant
from mediation.database.tables import Items

# "other" stands after what administrators add.
HOSTS = """
office|kgu|1|КГУ «Қоғамдық келісім»|«Қоғамдық келісім» КММ
office|friendship_house|2|Дом дружбы|Достық үйі
office|university|3|университет|университет
dialogue|state_body|4|государственный орган|мемлекеттік орган
dialogue|party|5|партия|партия
dialogue|trade_union|6|профсоюз|кәсіподақ
dialogue|service_centre|7|ЦОН|ХҚКО
dialogue|crisis_centre|8|кризисный центр|дағдарыс орталығы
dialogue|school|9|школа|мектеп
dialogue|clinic|10|поликлиника|емхана
dialogue|akimat|11|акимат|әкімдік
office|other|900|другое|басқа
dialogue|other|900|другое|басқа
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_security")]
    operations = [
        Grant("offices_host", coordinator="r", operator="r", national="r", administrator="riu", public="r"),
        Journal("offices_host", region=""),
        Items("offices_host", HOSTS, columns="kind code sort_order name_ru name_kk", numbered=""),
    ]
