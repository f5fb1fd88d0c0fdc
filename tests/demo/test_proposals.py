"""What the demo's coordinators propose to the register."""

import pytest
from django.urls import reverse

from accounts.models import User
from mediators.models import Mediator, Proposal
from tests.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_administrator_finds_a_proposal_in_every_state_with_its_trail():
    administrator = signed_in(User.objects.get(username="administrator"))
    page = administrator.get(reverse("mediators:proposals")).content.decode()
    assert all(state in page for state in ("ждёт ответа", "принято администратором", "возвращено с причиной"))
    returned = Proposal.objects.get(status="returned")
    page = administrator.get(reverse("mediators:proposal", args=[returned.pk])).content.decode()
    assert returned.because in page and returned.answer in page


def test_the_accepted_change_stands_on_the_card_and_in_its_history():
    change = Proposal.objects.get(status="accepted")
    card = Mediator.objects.get(pk=change.mediator_id)
    assert card.phone == change.values["phone"] and card.version == 2
