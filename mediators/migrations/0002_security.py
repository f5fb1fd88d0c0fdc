"""Who reads and writes the register of mediators (ADR 0003)."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy


class Migration(migrations.Migration):
    dependencies = [("mediators", "0001_initial"), ("accounts", "0002_security")]
    operations = [
        RegionPolicy("mediators_mediator", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_standing", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_service", coordinator="riu", national="r", administrator="riu"),
        Grant("mediators_training", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("mediators_trainingcompletion", coordinator="r", national="r", administrator="riu"),
        Journal("mediators_mediator", masked=["full_name", "phone", "email"]),
        Journal("mediators_standing"),
        Journal("mediators_service"),
        Journal("mediators_training", region=""),
        Journal("mediators_trainingcompletion"),
        NeverDeleted("mediators_mediator"),
        NeverDeleted("mediators_standing"),
        Guard("mediators_standing", "starts_on:kind,is_suspended,begun_by", "ends_on:ended_by"),
        Guard("mediators_trainingcompletion", "finished_on:mediator_id"),
    ]
