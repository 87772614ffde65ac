# Two commands matter: `make run` and `make test`. `make` alone lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# Exactly what a requirement file lists, ready built: no pip looks anything else up, so no later release breaks an old clone.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes --only-binary=:all:
# Each worker keeps to its own stretch of tests, whose fixtures it makes once, until it helps another with the rest. Four of them
# on two cores as well: a test in a browser waits more than it works.
PYTEST_ARGS ?= --numprocesses 4 --dist worksteal

# What PostgreSQL, the second factor and single sign-on need is installed only where a setting asks for it.
EXTRAS := $(DATABASE_URL)$(filter-out off,$(SECOND_FACTOR))$(OIDC_ISSUER)$(shell grep -sE '^ *(DATABASE_URL=.|SECOND_FACTOR=(on|1|true|yes)|OIDC_ISSUER=.)' .env)
RUNTIME := $(if $(EXTRAS),production,base)

# Empty is unset: whatever a .env or the shell says about the site, its names and its mail.
UNSET := LISTEN= PASSWORD_DAYS= PASSWORD_HISTORY= SESSION_IDLE_MINUTES= SESSION_HOURS= CHECKUP_PUBLIC= SITE_UNDERTAKER= SITE_CONTACT= SITE_ID_CODE= SITE_POLICE_RECORD= SITE_PARTY_MARK= SITE_FIND_FAULT= \
	OIDC_ISSUER= OIDC_CLIENT_ID= OIDC_CLIENT_SECRET= OIDC_AUTHORIZATION_ENDPOINT= OIDC_TOKEN_ENDPOINT= OIDC_JWKS_ENDPOINT= \
	OIDC_USERINFO_ENDPOINT= OIDC_ROLE_CLAIM= OIDC_DEPARTMENT_CLAIM= OIDC_SCOPES= OIDC_ALGORITHM= PASSWORD_SIGN_IN= BREAK_GLASS= \
	SECOND_FACTOR= TRUSTED_PROXIES= LOG_FORMAT= DISTRICT_NAME= SAMPLE= SITE_NAME= SITE_ORGANISER= SITE_RECORD_NUMBER= TASKS_PUBLIC_LIGHTS= REVIEW_OUTSIDE_DEPARTMENT= EMAIL_URL= EMAIL_FROM= \
	HOOK_URL= HOOK_TEMPLATE= DISK_SPACE_WARNING= SITE_URL= ALLOWED_HOSTS= DEBUG= SECRET_KEY=
# Tests and checks depend on nobody's .env and touch nobody's data.
CLEAN_ENV := ENV_FILE=/dev/null DATA_DIR=$(CURDIR)/var/test PORT= $(UNSET)
# What one worker has compiled no other compiles again, nor the processes that tests start.
COMPILED_ONCE := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/var/test/compiled
# The demo has a database of its own, and is of the district whose report is shipped, whoever tries it.
DEMO_ENV := DATA_DIR=$(CURDIR)/var/demo PORT=$(or $(PORT),8001) DATABASE_URL= $(UNSET)
APPS := hanyang_report indicators reports
CODE := $(APPS) tests manage.py
TEMPLATES = $$(find templates -name '*.html')

.DEFAULT_GOAL := help
.PHONY: help run dev prepare demo move-to-postgres superuser test manual mutants bench faults test-postgres test-tools check format house lock release sbom rehearse clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: prepare  ## install, prepare the database, serve at http://127.0.0.1:8000 (PORT=… changes it)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@exec $(BIN)/python -m hanyang_report

dev: prepare  ## the same with Django's reloading server and error pages
	@DEBUG=on $(MANAGE) runserver 127.0.0.1:$${PORT:-8000}

prepare: $(VENV)/$(RUNTIME).txt
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_initial

demo: $(VENV)/base.txt  ## a district with simulated data and accounts for every role, at http://127.0.0.1:8001
	@$(DEMO_ENV) $(MANAGE) migrate --verbosity 0
	@$(DEMO_ENV) $(MANAGE) load_demo
	@$(DEMO_ENV) $(MANAGE) collectstatic --noinput --verbosity 0
	@exec env $(DEMO_ENV) $(BIN)/python -m hanyang_report

move-to-postgres: $(VENV)/production.txt  ## bring the data of SQLite into the empty PostgreSQL database that DATABASE_URL names
	@test -n "$(DATABASE_URL)" || { echo "Set DATABASE_URL=postgresql://user:password@host:port/name"; exit 2; }
	@DATABASE_URL="$(DATABASE_URL)" $(MANAGE) move_to_postgres

superuser: prepare  ## create an account for the admin (asks for name and password)
	@$(MANAGE) createsuperuser

test: $(VENV)/dev.txt test-tools  ## every test, browser included, on SQLite
	$(CLEAN_ENV) $(COMPILED_ONCE) DATABASE_URL= $(BIN)/python -m pytest $(PYTEST_ARGS)

manual: $(VENV)/dev.txt test-tools  ## the manuals' pictures made anew from the demo; the manuals as PDF in var/manual/
	$(CLEAN_ENV) DATABASE_URL= $(BIN)/python -m pytest --quiet tests/hanyang_report/manual/making.py
	@ls -l var/manual docs/manual/pictures

mutants: $(VENV)/dev.txt  ## would the tests notice a small mistake? (NAMES='indicators.numbers.*' for some only)
	$(CLEAN_ENV) DATA_DIR=$(CURDIR)/var/mutants DATABASE_URL= $(BIN)/python -m tests.mutants $(NAMES)

bench: $(VENV)/dev.txt  ## what pages cost against an empty one, on throw-away data (ARGS=--json; quiet machine, Linux)
	@$(CLEAN_ENV) DATABASE_URL= $(BIN)/python -m benchmarks.speed $(ARGS)

faults: $(VENV)/dev.txt  ## what a running site survives, the long ones too: half-sent requests, full disk, kill -9, a database gone, an upgrade, long histories
	$(CLEAN_ENV) DATABASE_URL= $(BIN)/python -m pytest --long tests/faults tests/deploy/test_upgrade.py tests/test_never_stale.py

test-postgres: $(VENV)/dev.txt test-tools  ## every test on the PostgreSQL server that DATABASE_URL names
	@test -n "$(DATABASE_URL)" || { echo "Set DATABASE_URL=postgresql://user:password@host:port/name"; exit 2; }
	@$(CLEAN_ENV) $(COMPILED_ONCE) DATABASE_URL="$(DATABASE_URL)" $(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/dev.txt  ## style, types, migrations, and Django's own deployment checks
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(CLEAN_ENV) DATABASE_URL= $(BIN)/mypy
	$(CLEAN_ENV) DATABASE_URL= $(MANAGE) makemigrations --check --dry-run
	$(CLEAN_ENV) DATABASE_URL= SITE_URL=https://report.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(32))') \
		$(MANAGE) check --deploy --fail-level WARNING

format: $(VENV)/dev.txt  ## put code and templates into the style that check expects
	-$(BIN)/django-upgrade --target-version 5.2 $$(find $(APPS) -name '*.py')
	-$(BIN)/ruff check --fix --quiet $(CODE)
	$(BIN)/ruff format --quiet $(CODE)
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

house:  ## the house measured: rooms, arrows, names met twice, long functions
	@$(PYTHON) -m tests.house

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml

lock:  ## pin the requirement files again after a change in pyproject.toml (needs uv; UPGRADE=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 2; }
	UV_PYTHON_DOWNLOADS=never $(LOCK) $(UPGRADE) --output-file requirements/base.txt
	UV_PYTHON_DOWNLOADS=never $(LOCK) $(UPGRADE) --extra postgres --extra otp --extra oidc --output-file requirements/production.txt
	UV_PYTHON_DOWNLOADS=never $(LOCK) $(UPGRADE) --all-extras --output-file requirements/dev.txt

release: $(VENV)/dev.txt  ## what is released, built and tried, with its hash, in dist/
	@test -z "$$(git status --porcelain)" || { echo "make release: commit what has changed first"; exit 2; }
	@$(BIN)/python scripts/release.py

sbom: $(VENV)/dev.txt  ## what a running site is made of, with licences, in dist/sbom.json (CycloneDX)
	@$(MAKE) --no-print-directory VENV=var/sbom var/sbom/production.txt
	@mkdir -p dist
	@$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file dist/sbom.json var/sbom/bin/python

rehearse: $(VENV)/base.txt  ## an upgrade and the way back, on throw-away data (PREVIOUS=archive.tar.gz of the release before)
	@$(BIN)/python scripts/rehearse_upgrade.py $(PREVIOUS)

clean:  ## remove what make made, except the data in var/
	rm -rf $(VENV) var/static var/test var/mutants mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# A requirement file is copied into the virtualenv once it is installed, so it is installed again only when it changed.
$(VENV)/%.txt: requirements/%.txt | $(BIN)/python
	@echo "Installing requirements/$*.txt …"
	@$(PIP) --requirement $<
	@cp $< $@

$(BIN)/python:
	@sh scripts/make_venv.sh "$(PYTHON)" $(VENV)

test-tools:
	@sh scripts/install_browser.sh
