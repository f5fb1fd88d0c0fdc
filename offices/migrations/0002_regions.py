"""The twenty regions, and a lock row for each of their quarters from 1995 to 2049; the journal need not tell of them."""

from django.db import migrations

from mediation.database.tables import Rows

REGIONS = """
KZ-10|10|oblast|область Абай|Абай облысы|Abai Region
KZ-11|11|oblast|Акмолинская область|Ақмола облысы|Akmola Region
KZ-15|15|oblast|Актюбинская область|Ақтөбе облысы|Aktobe Region
KZ-19|19|oblast|Алматинская область|Алматы облысы|Almaty Region
KZ-23|23|oblast|Атырауская область|Атырау облысы|Atyrau Region
KZ-27|27|oblast|Западно-Казахстанская область|Батыс Қазақстан облысы|West Kazakhstan Region
KZ-31|31|oblast|Жамбылская область|Жамбыл облысы|Zhambyl Region
KZ-33|33|oblast|область Жетісу|Жетісу облысы|Zhetisu Region
KZ-35|35|oblast|Карагандинская область|Қарағанды облысы|Karaganda Region
KZ-39|39|oblast|Костанайская область|Қостанай облысы|Kostanay Region
KZ-43|43|oblast|Кызылординская область|Қызылорда облысы|Kyzylorda Region
KZ-47|47|oblast|Мангистауская область|Маңғыстау облысы|Mangystau Region
KZ-55|55|oblast|Павлодарская область|Павлодар облысы|Pavlodar Region
KZ-59|59|oblast|Северо-Казахстанская область|Солтүстік Қазақстан облысы|North Kazakhstan Region
KZ-61|61|oblast|Туркестанская область|Түркістан облысы|Turkistan Region
KZ-62|62|oblast|область Ұлытау|Ұлытау облысы|Ulytau Region
KZ-63|63|oblast|Восточно-Казахстанская область|Шығыс Қазақстан облысы|East Kazakhstan Region
KZ-71|71|city|город Астана|Астана қаласы|Astana
KZ-75|75|city|город Алматы|Алматы қаласы|Almaty
KZ-79|79|city|город Шымкент|Шымкент қаласы|Shymkent
"""
LOCKS = """
insert into offices_quarterlock (region_id, starts_on, status)
select region.code, quarter::date, 'open'
  from offices_region as region
  cross join generate_series(timestamp '1995-01-01', timestamp '2049-10-01', interval '3 months') as quarter
 order by region.sort_order, quarter
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial")]
    operations = [
        Rows("offices_region", REGIONS, columns="code kato kind name_ru name_kk name_en"),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
    ]
