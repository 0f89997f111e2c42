# make serve | make site | make test | make bench. Each sets up what it needs, once.
PYTHON ?= python3
BIN := .venv/bin
TODAY ?=
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.PHONY: help serve site check test test-all bench pictures lock clean

help:
	@echo "make serve   see the Local Offer at http://127.0.0.1:8000, live"
	@echo "make site    build it into site/   (STRICT=1: any warning stops it)"
	@echo "make check   check every record"
	@echo "make test    run the tests   (test-all: also build strictly and verify)"

# The environment: made once, made again only when the lock file changes.
.venv/made: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer. Name it: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up, once. This takes a minute or two."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/made-for-tests: .venv/made tests/requirements.lock
	@echo "Setting up for tests, once."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@$(BIN)/python tests/browser.py
	@touch $@

serve: .venv/made
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

# Built beside the last good site and put in its place only when everything went well.
site: .venv/made
	@$(BIN)/local-offer build $(if $(STRICT),--strict) $(if $(TODAY),--today $(TODAY))

check: .venv/made
	@$(BIN)/local-offer check

test: .venv/made-for-tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pytest -n 2 --dist loadfile

# And the whole Local Offer, leaflets included, with no warning and every link of the new site followed.
test-all: test
	@$(MAKE) --no-print-directory site STRICT=1

.venv/made-for-bench: .venv/made-for-tests tests/bench/requirements.lock
	@echo "Setting up for measuring, once."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/requirements.lock
	@touch $@

# FEED=feed.json takes a real Open Referral UK feed, TOPICS=topics.json its own questions; VERBOSE=1 tells all.
bench: .venv/made-for-bench
	@$(BIN)/python tests/bench/run.py

# The pictures the README shows, and one of every page type at 360 and 1300 px.
pictures: .venv/made-for-tests site
	@$(BIN)/python tests/pictures.py

# Exact versions with checksums, for every platform. Needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet \
	  pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet \
	  --extra test pyproject.toml -o tests/requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet \
	  --group bench -o tests/bench/requirements.lock

clean:
	rm -rf .venv .cache site
