# entente: make setup, demo, test, lint, bench, score, clean. `make` alone lists them.
VENV := .venv
BIN := $(VENV)/bin
BENCH ?= ../shared/benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test tools lint bench score clean

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## make .venv and install entente into it

setup-dev: $(VENV)/.ready-dev ## the same, with what tests and linters need

$(VENV)/.ready: pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh $(VENV)
	@touch $@

$(VENV)/.ready-dev: pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh $(VENV) dev
	@touch $(VENV)/.ready $@

demo: $(VENV)/.ready ## load the demo articles and open the explorer
	@$(BIN)/entente demo

tools: ## install what the tests need besides Python: a browser, Java, Maven
	@sh scripts/test-tools.sh

test: $(VENV)/.ready-dev tools ## run all tests (ENTENTE_TEST_WITHOUT=neo4j,browser leaves some out)
	@$(BIN)/python -m pytest $(PYTEST)

lint: $(VENV)/.ready-dev ## check style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/.ready-dev tools ## measure speed and memory of extracting, storing and drawing (BENCH=DIR: on its news too)
	@BENCH="$(BENCH)" $(BIN)/python -m tests.benchmarks

score: $(VENV)/.ready-dev ## score the extractor on annotated sets: make score BENCH=DIR
	@$(BIN)/python -m tests.benchmarks.score --bench "$(BENCH)" $(SCORE)

clean: ## remove what was built and installed here
	rm -rf $(VENV) .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
