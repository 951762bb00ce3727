# Two commands do everything: `make run` opens the journal, `make test` runs every check.
# Without make, `python3 packaging/tasks.py run` and `… test` are the same.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help run test lint coverage catalogs clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 20

run: ## open the journal
	@$(PYTHON) packaging/tasks.py run

test: ## run lint, types and every test; ARGS="-k word" goes to pytest
	@$(PYTHON) packaging/tasks.py test $(ARGS)

lint: ## run lint, format and type checks only
	@$(PYTHON) packaging/tasks.py lint

coverage: ## run the tests and show the branches that none of them took
	@$(PYTHON) packaging/tasks.py coverage $(ARGS)

catalogs: ## collect the program's sentences into i18n/*.po
	@$(PYTHON) packaging/tasks.py catalogs

clean: ## remove the private environment and what tools left behind
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis htmlcov .coverage*
	find i18n -name '*.mo' -delete
