# The two commands that matter are `make demo` and `make test`; both set themselves up.
# CONTRIBUTING.md tells of all of them.

SHELL := /bin/sh
# Qt warns of any locale that is not UTF-8, and the tests fail on its warnings.
export LC_ALL := C.UTF-8
# Where it is set, each program that the tests start would compile all of itself anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PYTHON := $(BIN)/python

# What is set up: server, kiosk, display or counter for a machine of a hall, demo for all of them.
ROLE := demo
# Arguments of a run: make demo DEMO="--help", make test PYTEST="-k race", make test JOBS=4.
DEMO :=
PYTEST :=
# How many tests run at once; 1 for one after the other. Each waits a part of its time: four keep two
# cores busy.
JOBS := 4
# The tests of a module share what it made, so they stay in one process; long modules come first.
PARALLEL := $(if $(filter-out 1,$(JOBS)),-n $(JOBS) --dist loadscope --no-loadscope-reorder)
# Long runs need nothing of each other.
ONE_BY_ONE := $(if $(filter-out 1,$(JOBS)),-n $(JOBS) --dist load --maxschedchunk 1)
UNIT := tests/unit
SOAK :=
BENCH :=

.PHONY: setup setup-dev demo fix check unit test soak bench requirements licences release bundle audit \
	pictures clean
.DEFAULT_GOAL := demo

# Screens are tested as they are painted without a GPU and without an X server.
check unit test soak bench: export QT_QPA_PLATFORM := offscreen
check unit test soak bench: export QT_QUICK_BACKEND := software

setup:
	@tools/setup.sh $(ROLE)

setup-dev:
	@tools/setup.sh dev

demo:
	@tools/setup.sh demo
	@exec $(BIN)/novbe demo $(DEMO)

# Repairs what ruff can repair, and formats.
fix: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The checks are tests too (tests/test_checks.py): with all others they run next to them.
check: setup-dev
	$(PYTHON) -m pytest -q tests/test_checks.py $(PYTEST)

# The tests that start no server, window or browser.
unit: setup-dev
	$(PYTHON) -m pytest -q $(PARALLEL) $(UNIT) $(PYTEST)

test:
	@echo "All checks and tests: about 10 minutes on 2 cores. 'make unit' takes 90 seconds."
	@tools/setup.sh dev
	$(PYTHON) -m pytest $(PARALLEL) $(PYTEST)

# All long runs, or those whose name contains SOAK.
soak: setup-dev
	$(PYTHON) -m pytest -m soak --timeout=7200 $(ONE_BY_ONE) $(if $(SOAK),-k "$(SOAK)") $(PYTEST)

bench: setup-dev
	$(PYTHON) -m tools.bench $(BENCH)

# Compiles requirements/*.txt from pyproject.toml; make requirements UPGRADE=1 takes new versions.
requirements: setup-dev
	$(PYTHON) -m tools.requirements $(if $(UPGRADE),--upgrade)

# Writes the table of docs/licences.md from what is installed; after `make requirements`.
licences: setup-dev
	$(PYTHON) -m tools.licences

# Builds and checks dist/novbe-VERSION-py3-none-any.whl; pyproject.toml has the version, CHANGELOG.md
# its section.
release: setup-dev
	$(PYTHON) -m tools.release

# One archive for a machine without network: make bundle ROLE=server, or ROLE="server kiosk" for both.
bundle: setup-dev
	$(PYTHON) -m tools.bundle $(ROLE)

# Asks whether anything that a release holds has a known vulnerability; needs the network.
audit: setup-dev
	$(PYTHON) -m tools.audit

# Draws the pictures of the README again, from a demo; look at them before they are committed.
pictures: setup-dev
	$(PYTHON) -m tools.readme_pictures
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tools.icon_sheet

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf client/fonts client/icons server/web/static/vendor tests/browser/vendor
