from django.db import connection, models
from django.utils.translation import gettext_lazy as _

TAKE = """insert into appeals_appealcounter as counter (region_id, year, last) values (%s, %s, %s)
          on conflict (region_id, year) do update set last = counter.last + excluded.last returning last"""


class AppealCounter(models.Model):
    """The last registration number given in a region and year."""

    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("counter of registration numbers")
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="counter_once_a_year")]


def take_numbers(region: str, year: int, count: int = 1) -> list[int]:
    """Take the next numbers of a region and year, without gaps.

    One upsert in the transaction that inserts the appeals: a rollback gives the numbers back, and another
    writer waits for the row. Take regions and years in sorted order, or two imports may deadlock.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [region, year, count])
        last = cursor.fetchone()[0]
    return list(range(last - count + 1, last + 1))


def registration_number(region: str, year: int, sequence: int) -> str:
    return f"{region}/{year}/{sequence:05d}"
