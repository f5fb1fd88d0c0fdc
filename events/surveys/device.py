"""Which device answers: a sealed number in a cookie, of which the portal keeps a keyed hash for each questionnaire.

Two questionnaires get different hashes, so that nobody can be followed from one to the other.
"""

import uuid

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

COOKIE, SALT, KEPT = "survey_device", "events.surveys.device", 180 * 24 * 3600
MOST = 50  # questionnaires a cookie remembers


class Device:
    """What a request's cookie says; a new device where it says nothing or was tampered with."""

    def __init__(self, request):
        try:
            self.key, self.answered = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
        except (signing.BadSignature, ValueError):
            self.key, self.answered = uuid.uuid4().hex, []

    def of(self, questionnaire) -> bytes:
        """Return the hash that stands for the device in answers to this questionnaire."""
        return salted_hmac(SALT, f"{questionnaire.pk} {self.key}", algorithm="sha256").digest()

    def has_answered(self, questionnaire) -> bool:
        return questionnaire.pk in self.answered

    def remember(self, response, questionnaire=None):
        """Give the device its cookie, and write down there that it has answered."""
        if questionnaire and questionnaire.pk not in self.answered:
            self.answered = [*self.answered, questionnaire.pk][-MOST:]
        response.set_cookie(
            COOKIE,
            signing.dumps([self.key, self.answered], salt=SALT),
            max_age=KEPT,
            path="/s/",
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
        return response
