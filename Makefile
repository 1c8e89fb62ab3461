# make study: practise; make test: everything that must hold. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: study test lint types contracts glossary unit format bench pictures clean

study: $(VENV)/.ready
	@$(BIN)/studykit

test: lint types contracts glossary unit

lint: $(VENV)/.ready
	$(BIN)/ruff format --check src tests bench docs
	$(BIN)/ruff check src tests bench docs

types: $(VENV)/.ready
	$(BIN)/mypy

contracts: $(VENV)/.ready
	$(BIN)/lint-imports

glossary: $(VENV)/.ready
	$(BIN)/studykit glossary check

unit: $(VENV)/.ready
	$(BIN)/pytest -n auto

format: $(VENV)/.ready
	$(BIN)/ruff format src tests bench docs
	$(BIN)/ruff check --fix src tests bench docs

bench: $(VENV)/.ready
	$(BIN)/python bench/mining.py

pictures: $(VENV)/.ready
	$(BIN)/python docs/record.py

# The mark is made last, so that a set-up that was broken off is done again.
$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("studykit needs Python 3.11 or later: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable .
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
