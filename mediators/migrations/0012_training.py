"""Completions are corrected under a version, by administrators and by the mediator's region; none is of the future."""

from django.db import migrations, models

from mediation.database.roles import MoreRights

FINISHED = """
create function portal_completion_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.finished_on > (now() at time zone 'Asia/Almaty')::date then
        raise exception 'finished in the future' using errcode = '23514', constraint = 'completion_not_future';
    end if;
    return new;
end $$;
create trigger completion_rules before insert or update of finished_on on mediators_trainingcompletion
    for each row execute function portal_completion_rules();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mediators", "0011_dictionaries"),
        ("offices", "0005_network_security"),
        ("accounts", "0002_security"),
    ]

    operations = [
        migrations.AddField(
            model_name="trainingcompletion",
            name="form_token",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="trainingcompletion",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__lte", 2000)),
                name="training_hours_plausible",
                violation_error_message="A training of more than 2000 hours is not plausible.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="trainingcompletion",
            name="completion_once",
            constraint=models.UniqueConstraint(
                fields=("training", "mediator", "finished_on"),
                name="completion_once",
                violation_error_message="It is entered already that the mediator finished this training that day.",
            ),
        ),
        MoreRights("mediators_trainingcompletion", coordinator="iud", administrator="d"),
        migrations.RunSQL(FINISHED, migrations.RunSQL.noop),
    ]
