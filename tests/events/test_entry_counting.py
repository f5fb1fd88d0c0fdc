"""The entry of an event says where the event will be counted, as the entry of an appeal does."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_entry_of_an_event_asks_where_it_will_be_counted(as_coordinator):
    page = as_coordinator.get(reverse("events:event_add")).content.decode()
    assert f'hx-get="{reverse("reports:counting_event")}"' in page
    assert 'id="record"' in page
