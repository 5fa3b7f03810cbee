SHELL := /bin/bash
BIN := .venv/bin
LONG := $(shell grep -rl --include='test_*.py' 'mark\.long' tests)
CODE := $(shell find central drivers kiosk_app offline_store tests ui -type f -not -name '*.pyc')

.PHONY: setup run test test-long lint bench fuzz lock

setup:
	@packaging/bootstrap.sh

run: setup
	@$(BIN)/kiosk run --profile demo

test: setup
	@$(BIN)/pytest -q -m "not long" -n 3 --dist loadfile --no-loadscope-reorder --max-worker-restart=0

# Interrupted, it goes on with the files that have not passed. Once all have, only a change makes it run again.
test-long: setup $(LONG:%=.venv/passed/%)

.venv/passed/%: $(CODE) | setup
	@$(BIN)/pytest -q -m long -n 2 --max-worker-restart=0 $*
	@mkdir -p $(@D) && touch $@

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup
	@$(BIN)/python -m benchmarks

fuzz: setup
	@$(BIN)/python -m fuzz

# Needs uv; writes versions and hashes only, never where they came from.
lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header -q -o packaging/requirements.lock
