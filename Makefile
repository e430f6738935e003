# Every command of the project; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test check quick bench soak texts shots golden build clean

unexport PYTHONDONTWRITEBYTECODE VIRTUAL_ENV

UV := .tools/bin/uv
BIN := .venv/bin
MADE := resources/made/.ready
SOURCES := $(wildcard resources/forms/*.csv translations/*.ts) resources/icons.txt hatch_build.py \
  rrk_field/forms/xlsform.py rrk_field/domain/scripts.py

test quick bench soak shots golden: export QT_QPA_PLATFORM = offscreen

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(MADE)  ## All the set-up and nothing else

run: $(MADE)  ## Start the program with invented households and its own office server
	packaging/debian-libraries screen
	$(BIN)/rrk-field --demo

test: check  ## Everything that must hold before a commit is pushed
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(MADE)  ## Format, style, types, layers and texts, without the tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

quick: $(MADE)  ## The tests that match K, without the checks: make quick K=outbox
	$(BIN)/pytest -x -q -k '$(K)'

bench: $(MADE)  ## Ratios of speed against a named reference, into build/bench.json; PEERS=1 beside others
	$(BIN)/python -m bench $(if $(PEERS),--peers)

soak: $(MADE)  ## The long fault and load runs
	$(BIN)/pytest -m soak --timeout 0

texts: $(MADE)  ## Collect the texts of the program into translations/ and compile them
	$(BIN)/python -m tools.texts
	$(MAKE) --no-print-directory setup

shots: $(MADE)  ## A picture of every screen in each language and theme, into build/shots/
	$(BIN)/python -m tools.shots

golden: $(MADE)  ## Refresh the reference outputs; review the difference
	RRK_REFRESH_GOLDEN=1 $(BIN)/pytest -k golden

build: $(MADE)  ## Build the wheel into dist/
	$(UV) build --wheel

clean:  ## Remove what these commands made
	rm -rf .venv .tools build dist resources/made

$(MADE): .venv/ready $(SOURCES)
	$(UV) pip install --quiet --no-deps --editable .
	@touch $@

.venv/ready: requirements.lock pyproject.toml packaging/debian-libraries
	packaging/debian-libraries offscreen
	@test -x $(UV) || { python3 -m venv .tools && .tools/bin/pip install --quiet uv==0.13.9; }
	$(UV) venv --quiet --allow-existing .venv
	$(UV) pip sync --quiet --compile-bytecode --require-hashes requirements.lock
	@touch $@
