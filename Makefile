SHELL := /bin/bash
BIN := .venv/bin

.PHONY: setup run test test-long lint bench lock

setup:
	@packaging/bootstrap.sh

run: setup
	@$(BIN)/kiosk run --profile demo

test: setup
	@$(BIN)/pytest -q -m "not long" -n 2 --dist loadfile

test-long: setup
	@$(BIN)/pytest -q -m long --timeout 3600

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup
	@$(BIN)/python -m benchmarks

# Needs uv; writes versions and hashes only, never where they came from.
lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header -q -o packaging/requirements.lock
