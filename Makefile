# Everything sets itself up: `make run` and `make test` work on a machine that has only Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help run test check bench fuzz validate setup browser postgresql provider sbom lock samples config format site reference pictures

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
export UV_PYTHON_DOWNLOADS = never

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.ready: pyproject.toml requirements.lock hatch_build.py $(wildcard analyzer/ui/network_view/frontend/*.*)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Handful needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(UV) || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) pip sync --quiet --python $(BIN)/python requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

setup: $(VENV)/.ready ## Make the environment: then there is .venv/bin/handful

run: setup ## Open Handful in the browser
	@$(BIN)/handful app

browser: setup
	@$(BIN)/python tests/browser/find_browser.py --install

postgresql: setup
	@$(BIN)/python tests/store/find_postgresql.py --install

provider: setup
	@PYTHONPATH=. $(BIN)/python tests/hosting/find_provider.py --install

test: setup browser postgresql provider ## Run every test, the browser's and the database's included
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term --cov-fail-under=95
	@$(BIN)/coverage report --fail-under=100 --include='analyzer/export/*,analyzer/people/*,analyzer/ties/*,analyzer/prune/*,analyzer/store/*'

check: setup ## Hold the code against the house rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/hadolint --failure-threshold warning Containerfile
	@$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml

bench: setup browser ## Measure how fast it is, against the floor of this machine
	@$(BIN)/python -m benchmarks.bars $(BENCH)

SECONDS ?= 240
fuzz: setup ## Throw bytes at the reading of an export: make fuzz SECONDS=3600
	@$(UV) pip install --quiet --python $(BIN)/python --group pyproject.toml:fuzz
	@$(BIN)/python -m tests.fuzzing $(SECONDS)

validate: setup ## Check the model against data: make validate DATA=DIR
	@test -n "$(DATA)" || { echo "Say where the data is: make validate DATA=DIR (docs/method.md tells where to get it)"; exit 2; }
	@$(BIN)/python -m benchmarks.validation "$(DATA)"

format: setup ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

samples: setup ## Make the committed sample exports again
	@$(BIN)/python -m analyzer.samples sample_exports
	@$(BIN)/python -m benchmarks.cohort_sample sample_exports/a-cohort.json

site: setup reference ## Build the documents into a site: out/site/index.html
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs out/site
	@echo "out/site/index.html"

reference: setup ## Make docs/commands.md again, of what --help says
	@$(BIN)/python -m docs.commands docs/commands.md

pictures: setup browser ## Take the pictures of the documents again
	@PYTHONPATH=. $(BIN)/python -m docs.pictures docs/images

config: setup ## Make .streamlit/config.toml again
	@$(BIN)/python -m analyzer.ui.options > .streamlit/config.toml

sbom: setup ## Write what is shipped: a bill of materials, and docs/licences.md
	@$(UV) venv --quiet --clear out/shipped
	@$(UV) pip install --quiet --python out/shipped/bin/python --require-hashes -r requirements-serve.lock
	@$(UV) pip install --quiet --python out/shipped/bin/python --no-deps .
	@$(BIN)/cyclonedx-py environment out/shipped/bin/python --pyproject pyproject.toml --output-reproducible -o out/handful.cdx.json
	@$(BIN)/python -m docs.shipped out/handful.cdx.json docs/licences.md

lock: setup ## Resolve the dependencies again
	@$(UV) pip compile --quiet pyproject.toml --extra hosting --extra cohort --group test --group docs --group check --generate-hashes --universal -o requirements.lock
	@$(UV) pip compile --quiet pyproject.toml --extra hosting --generate-hashes --universal -c requirements.lock -o requirements-serve.lock
	@$(UV) pip compile --quiet --group pyproject.toml:build --generate-hashes --universal -c requirements.lock -o requirements-build.lock
