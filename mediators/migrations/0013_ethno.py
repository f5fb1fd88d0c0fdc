"""Ethnomediators as a dated fact: what the cards say now is what every closed quarter counted so far."""

from django.db import migrations, models

# No user writes this, and no lock is asked: the figures stay as they are. The journal tells what people do.
FILL = """
alter table mediators_standing disable trigger user;
update mediators_standing as entry set is_ethno = true
  from mediators_mediator as card where card.id = entry.mediator_id and card.is_ethno;
alter table mediators_standing enable trigger user;
"""
STOCK = """
create or replace function portal_standing_counts(entry mediators_standing, first_day date, next date) returns text
language sql stable as $$
    select coalesce(case when entry.starts_on < next and (entry.ends_on is null or entry.ends_on >= next)
                         then entry.kind || entry.is_suspended || entry.is_ethno end, '')
        || case when entry.begun_by = 'included' and entry.starts_on >= first_day and entry.starts_on < next
                     and not (entry.ended_by = 'merged' and entry.ends_on = entry.starts_on)
                then ' included' else '' end
        || case when entry.ended_by = 'excluded' and entry.ends_on >= first_day and entry.ends_on < next
                then ' excluded' else '' end
$$;
"""
# The directory and the lists of cards read it from the card.
CARD = """
create function portal_card_is_ethno() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    update mediators_mediator as card set is_ethno = last.is_ethno
      from (select is_ethno from mediators_standing where mediator_id = new.mediator_id
             order by starts_on desc, id desc limit 1) as last
     where card.id = new.mediator_id and card.is_ethno <> last.is_ethno;
    return null;
end $$;
create trigger card_is_ethno after insert or update of is_ethno, starts_on on mediators_standing
    for each row execute function portal_card_is_ethno();
"""


class Migration(migrations.Migration):
    dependencies = [("mediators", "0012_training")]
    operations = [
        migrations.AddField(
            model_name="standing",
            name="is_ethno",
            field=models.BooleanField(default=False, verbose_name="ethnomediator"),
        ),
        migrations.AlterField(
            model_name="standing",
            name="begun_by",
            field=models.CharField(
                choices=[
                    ("included", "included"),
                    ("suspended", "suspended"),
                    ("restored", "restored"),
                    ("changed", "kind changed"),
                    ("ethno", "ethnomediator or no longer one"),
                ],
                default="included",
                max_length=9,
                verbose_name="begun by",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(STOCK, migrations.RunSQL.noop),
        migrations.RunSQL(CARD, migrations.RunSQL.noop),
    ]
