"""What the law asks of a mediator, and certificates that end."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mediators.models import Mediator
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_professional_is_25_with_a_certificate_or_marked_incomplete(as_administrator):
    values = {"registry_number": "P-1", "full_name": "Ким Юрий", "region": "KZ-31", "kind": "professional",
              "included_on": "2023-10-02"}  # fmt: skip
    young = as_administrator.post(reverse("mediators:mediator_add"), {**values, "birth_on": "1998-10-03"})
    assert "birth_on" in errors(young)
    as_administrator.post(reverse("mediators:mediator_add"), {**values, "birth_on": "1998-10-02"})
    card = Mediator.objects.get()
    page = as_administrator.get(reverse("mediators:mediator", args=[card.pk]))
    assert [item.is_met for item in page.context["requirements"]] == [True, None, False]
    assert card.current.is_incomplete and "неполная" in page.content.decode()


def test_a_birthday_that_makes_a_professional_too_young_is_refused_by_the_database():
    card = factories.mediator("KZ-31", kind="professional", included_on=D(2023, 1, 10))
    with pytest.raises(IntegrityError, match="25"), transaction.atomic():
        Mediator.objects.filter(pk=card.pk).update(birth_on=D(1998, 1, 11))
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_certificates_that_end_within_sixty_days_are_shown(as_administrator, as_coordinator):
    soon = factories.mediator("KZ-31", kind="professional", certificate_number="1", certificate_until_on=D(2024, 1, 19))
    factories.mediator("KZ-31", kind="professional", certificate_number="2", certificate_until_on=D(2024, 1, 20))
    factories.mediator("KZ-31", certificate_number="3", certificate_until_on=D(2024, 1, 1), excluded_on=D(2023, 1, 1))
    ended = factories.mediator(
        "KZ-31", kind="professional", certificate_number="4", certificate_until_on=D(2023, 11, 19)
    )
    bare = factories.mediator("KZ-31", kind="professional")

    def found(state):
        page = as_administrator.get(reverse("mediators:mediators"), {"certificate": state})
        return [row["url"] for row in page.context["register"]["rows"]]

    def urls(*cards):
        return [reverse("mediators:mediator", args=[card.pk]) for card in cards]

    assert (found("expiring"), found("expired"), found("missing")) == (urls(soon), urls(ended), urls(bare))
    desk = as_administrator.get(reverse("mediators:attention"))
    assert [one["card"].pk for one in desk.context["certificates"]] == [ended.pk, soon.pk]
    assert as_coordinator.get(reverse("mediators:attention")).status_code == 403
