# make timeline   the report of articles/ in reports/timeline.html
# make test       every check that a change must pass
# make quick      lint and the tests that need no browser, no npm, no model and no time: under a minute
# make scripts    the types of the report's scripts (needs npm)
# make bench      accuracy and speed beside other taggers, in docs/benchmarks.md
# make docs       the documentation in build/docs/index.html
# make fuzz       search for input that breaks a promise, SECONDS for each kind (600)
# make audit      known vulnerabilities of what is pinned (asks the package index)
# make licences   the licences of what is installed with it; fails where one is not allowed
# make sbom       what is pinned, as CycloneDX, in build/sbom.json
# make lock       resolve the dependencies anew (needs uv)
# make clean      remove what the others made
# make lint       style, layers of imports, security
# make types      the types of the package
# make help       this list

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-package article-timeline
ARTICLES ?= articles
REPORT ?= reports/timeline.html
SECONDS ?= 600

.PHONY: help timeline test quick lint types scripts bench docs clean lock fuzz audit sbom licences
.DEFAULT_GOAL := timeline

help:
	@sed -n 's/^# make/make/p' Makefile

timeline: $(VENV)/.runtime
	$(BIN)/timeline build $(ARTICLES) -o $(REPORT)

test: $(VENV)/.dev lint types
	TIMELINE_BROWSER="$$($(BIN)/python tools/browser.py)" && export TIMELINE_BROWSER && $(BIN)/python -m pytest

quick: $(VENV)/.dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/python -m pytest -q -n auto -m "not browser and not model and not slow"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --severity-level medium --recursive timeline tools

types: $(VENV)/.dev
	$(BIN)/mypy

scripts:
	npm ci --no-audit --no-fund --prefix tests/report
	tests/report/node_modules/.bin/tsc -p tests/report

bench: $(VENV)/.dev
	-$(BIN)/python -m benchmarks.peers.install
	$(BIN)/python -m benchmarks --write docs/benchmarks.md

docs: $(VENV)/.dev
	$(BIN)/python tools/paste.py
	$(BIN)/python tools/notebook.py
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/docs

fuzz: $(VENV)/.audit
	$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS)

audit: $(VENV)/.audit
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement requirements/runtime.txt

sbom: $(VENV)/.audit
	mkdir -p build
	$(BIN)/cyclonedx-py requirements --output-reproducible --of JSON -o build/sbom.json requirements/runtime.txt

licences: $(VENV)/.runtime
	$(BIN)/python tools/licences.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find reports -type f ! -name .gitkeep -delete

lock:
	uv pip compile pyproject.toml --extra all --group build --group dev $(LOCK_OPTIONS) -o requirements/dev.txt
	uv pip compile pyproject.toml --extra all --group build $(LOCK_OPTIONS) -c requirements/dev.txt -o requirements/runtime.txt
	uv pip compile pyproject.toml --extra all --group build --group dev --group audit $(LOCK_OPTIONS) -c requirements/dev.txt -o requirements/audit.txt
	@! grep -n '://' requirements/*.txt

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "timeline needs Python 3.11 or newer; install it, or say which: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The package itself is installed without build isolation: its build backend comes from the lock as well.
$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	touch $@

$(VENV)/.audit: requirements/audit.txt $(VENV)/.dev
	$(PIP) install --require-hashes --requirement requirements/audit.txt
	touch $@
