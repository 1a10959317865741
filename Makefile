# Headway. `make` lists what there is; `make run` and `make test` each set up all they need.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.9
SYNC := $(UV) sync --quiet --frozen --inexact
# One copy of each package: what uv fetched is linked into .venv, not kept a second time.
export UV_LINK_MODE ?= hardlink
# Trust what the machine trusts: many city networks look into TLS with a certificate of their own.
export UV_SYSTEM_CERTS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup run demo test test-fast test-postgres browser check fix assets bench bench-reading bench-publish bench-pages shots clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

$(UV):
	@echo "Making .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Headway needs Python 3.11 or newer; $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir uv==$(UV_VERSION)
	@$(BIN)/python -m pip uninstall --quiet --yes --disable-pip-version-check setuptools 2>/dev/null || true

.venv/.web: $(UV) uv.lock pyproject.toml
	@echo "Installing what the web needs …"
	@$(SYNC)
	@touch $@

.venv/.test: .venv/.web
	@echo "Installing what the tests and checks need …"
	@$(SYNC) --group test --group check
	@touch $@

.venv/.bench: .venv/.test
	@echo "Installing the peers that are measured against …"
	@$(SYNC) --group bench --group test
	@touch $@

assets: .venv/.web ## Build the front-end files from the locked packages
	@$(BIN)/python -m headway.base.design.build

setup: .venv/.web assets ## Make .venv with the headway command in it, and the front-end files

run: setup ## Load the Minneapolis plan, serve it at http://127.0.0.1:8000 (PORT=… for another)
	@$(BIN)/headway run --port $(PORT)

demo: setup ## Load the demonstration without serving it
	@$(BIN)/headway demo --no-serve

test: setup .venv/.test ## Run all tests, on SQLite and on PostgreSQL, with the browser
	@.ci/browser
	$(BIN)/pytest -n 2 --dist loadgroup -q
	$(BIN)/python -m tests.postgres $(BIN)/pytest -n 2 --dist loadgroup -q -m "not browser" tests/base tests/domain tests/web

test-fast: setup .venv/.test ## Run the tests without browser, on SQLite
	$(BIN)/pytest -n 2 --dist loadgroup -q -m "not browser and not slow"

test-postgres: setup .venv/.test ## Run the tests on PostgreSQL only
	$(BIN)/python -m tests.postgres $(BIN)/pytest -n 2 --dist loadgroup -q -m "not browser" tests/base tests/domain tests/web

browser: setup .venv/.test ## Run the browser and accessibility tests only
	@.ci/browser
	$(BIN)/pytest -q -m browser

check: setup .venv/.test ## Run every check that is not a test: style, types, layers, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --quiet --lint src/headway
	HEADWAY_HOME=$$(mktemp -d) $(BIN)/python -m django makemigrations --settings headway.config.settings --check --dry-run
	HEADWAY_HOME=$$(mktemp -d) HEADWAY_TLS=yes $(BIN)/python -m django check --settings headway.config.settings --deploy --fail-level WARNING

fix: .venv/.test ## Put the code in order: imports, layout
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: bench-reading bench-publish bench-pages ## Run every benchmark

bench-reading: .venv/.bench ## Reading: cells right, doubts, seconds, beside the peers
	$(BIN)/python -m bench.reading

bench-publish: setup .venv/.bench ## Publishing 138 and 13,800 steps: seconds and bytes
	$(BIN)/python -m bench.publish

bench-pages: setup .venv/.bench ## Edition and desk pages against nginx, WhiteNoise and Datasette
	$(BIN)/python -m bench.pages

shots: setup .venv/.test ## Take pictures of the pages for the README
	@.ci/browser
	$(BIN)/python -m tests.shots

clean: ## Delete what was built and installed; var/ (the data) stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/headway/base/design/static/built
