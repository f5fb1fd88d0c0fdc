"""A request that is larger than the portal takes is answered with what to do."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "said"), [("ru", "Вернитесь назад, сократите"), ("kk", "Артқа қайтып")])
def test_a_form_that_is_too_large_is_answered_with_what_to_do(as_coordinator, language, said):
    as_coordinator.cookies["django_language"] = language
    sent = urlencode({"title": "я" * 3_000_000})
    answer = as_coordinator.post(reverse("events:event_add"), sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400 and said in answer.content.decode()
