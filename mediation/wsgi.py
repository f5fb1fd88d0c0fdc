"""The portal as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
application = get_wsgi_application()

from mediation.database.login import refuse_powerful_login  # noqa: E402 - needs Django to be set up

refuse_powerful_login()
