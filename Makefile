# `make help` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help setup run train test faults check fix flow lock bench evaluate clean
BIN := .venv/bin

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## make .venv with everything in it (Python 3.10)
	@sh scripts/setup.sh

run: setup  ## start the assistant; it prints the address of its page
	@$(BIN)/backontrack run

train: setup  ## train the model into models/, when something changed
	@$(BIN)/backontrack train

test: setup train  ## run all tests (PostgreSQL and a browser where they are installed)
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST)

faults: setup  ## the full round of what may go wrong on Telegram (takes hours)
	@FAULTS=full $(BIN)/python -m pytest --timeout=0 --log-cli-level=INFO tests/faults/test_faults_telegram_*.py tests/telegram/test_telegram_updates.py $(PYTEST)

check: setup  ## what must hold besides the tests: style, types, floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: setup  ## let ruff repair what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

flow: setup  ## draw the intake anew in docs/flow.md, from its questions and rules
	@$(BIN)/python -m bot.intake.flow

lock: setup  ## write requirements.lock anew from pyproject.toml
	@$$(command -v uv || echo .tools/bin/uv) pip compile pyproject.toml --group rasa --group dev --universal \
		--python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock

bench: setup train  ## measure speed and memory (takes minutes)
	@$(BIN)/python -m bench

evaluate: setup train  ## tell how well held-out sentences and answers are understood
	@$(BIN)/python -m bench.understanding

clean:  ## remove what was made here, but for the data in var/
	rm -rf .venv .tools models .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis
