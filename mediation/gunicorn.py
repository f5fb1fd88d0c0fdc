"""How gunicorn serves the portal; ``manage.py serve`` adds the address. Every line can be changed on the
command line, or with GUNICORN_CMD_ARGS."""

wsgi_app = "mediation.wsgi:application"
worker_class = "gthread"
workers = 2
threads = 4
# An export of a whole quarter takes seconds; what takes longer than this hangs.
timeout = 60
graceful_timeout = 10
loglevel = "warning"
