"""The twenty regions, and a lock row for each of their quarters from 1995 to 2049; before the journal, which need not tell."""

import datetime

from django.db import migrations

REGIONS = """
KZ-10|область Абай|Абай облысы|Abai Region
KZ-11|Акмолинская область|Ақмола облысы|Akmola Region
KZ-15|Актюбинская область|Ақтөбе облысы|Aktobe Region
KZ-19|Алматинская область|Алматы облысы|Almaty Region
KZ-23|Атырауская область|Атырау облысы|Atyrau Region
KZ-27|Западно-Казахстанская область|Батыс Қазақстан облысы|West Kazakhstan Region
KZ-31|Жамбылская область|Жамбыл облысы|Zhambyl Region
KZ-33|область Жетісу|Жетісу облысы|Zhetisu Region
KZ-35|Карагандинская область|Қарағанды облысы|Karaganda Region
KZ-39|Костанайская область|Қостанай облысы|Kostanay Region
KZ-43|Кызылординская область|Қызылорда облысы|Kyzylorda Region
KZ-47|Мангистауская область|Маңғыстау облысы|Mangystau Region
KZ-55|Павлодарская область|Павлодар облысы|Pavlodar Region
KZ-59|Северо-Казахстанская область|Солтүстік Қазақстан облысы|North Kazakhstan Region
KZ-61|Туркестанская область|Түркістан облысы|Turkistan Region
KZ-62|область Ұлытау|Ұлытау облысы|Ulytau Region
KZ-63|Восточно-Казахстанская область|Шығыс Қазақстан облысы|East Kazakhstan Region
KZ-71|город Астана|Астана қаласы|Astana
KZ-75|город Алматы|Алматы қаласы|Almaty
KZ-79|город Шымкент|Шымкент қаласы|Shymkent
"""
CITIES = {"KZ-71", "KZ-75", "KZ-79"}


def make_regions(apps, schema_editor):
    region = apps.get_model("offices", "Region")
    lock = apps.get_model("offices", "QuarterLock")
    rows = [line.split("|") for line in REGIONS.strip().splitlines()]
    region.objects.bulk_create(
        region(
            code=code,
            kato=code[3:],
            name_ru=ru,
            name_kk=kk,
            name_en=en,
            kind="city" if code in CITIES else "oblast",
            sort_order=order,
        )
        for order, (code, ru, kk, en) in enumerate(rows, start=1)
    )
    lock.objects.bulk_create(
        lock(region_id=row[0], starts_on=datetime.date(year, month, 1))
        for row in rows
        for year in range(1995, 2050)
        for month in (1, 4, 7, 10)
    )


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial")]
    operations = [migrations.RunPython(make_regions, migrations.RunPython.noop)]
