# `make demo` et `make test` marchent chacun seuls, sur une machine neuve qui a
# Python 3.11 ou plus récent et make. Rien n’est installé hors de .venv, sauf
# Chromium, des polices et poppler par apt, quand la machine le permet.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
JOBS ?= 3
ARGS ?= --help

V := .venv/bin
digest = $(shell cat $(1) pyproject.toml | cksum | cut -d ' ' -f 1)
RUN := .venv/run-$(call digest,requirements.lock)
DEV := .venv/dev-$(call digest,requirements-dev.lock)
PIP := $(V)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
EDITABLE := --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
COMPILE := $(V)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --custom-compile-command "make lock"

.PHONY: help setup demo run test test-long check format-check lint types layers yaml bench screens reference lock machine clean
.DEFAULT_GOAL := help

help:
	@echo "make demo       joue toute la chaîne sur les sites fictifs, puis ouvre le tableau de bord"
	@echo "make demo ARGS=--no-serve   la même, et s’arrête après les fichiers"
	@echo "make test       vérifie le code puis joue les tests courts (15 min au plus)"
	@echo "make check      mise en forme, types, couches d’import (60 s au plus)"
	@echo "make test-long  pannes, données hostiles, mutants, grandes tailles (70 min au plus)"
	@echo "make bench      mesure la vitesse et la mémoire, écrit docs/benchmarks.md"
	@echo "make screens    dessine en images ce qu’une personne voit"
	@echo "make run ARGS='check https://…'   lance la commande vigie"
	@echo "make reference  réécrit docs/commands.md"
	@echo "make setup      prépare .venv pour développer"
	@echo "make lock       recalcule les versions figées"

setup: $(DEV)

# Serves until Ctrl+C; where nobody looks: make demo ARGS=--no-serve.
demo: ARGS =
demo: $(RUN) machine
	@$(V)/vigie demo $(ARGS)

run: $(RUN)
	@$(V)/vigie $(ARGS)

test: check machine
	$(V)/python -m pytest -q -n $(JOBS) --dist loadgroup

test-long: $(DEV) machine
	$(V)/python -m tests.long

check: $(DEV)
	@$(MAKE) --no-print-directory --keep-going -j $(JOBS) --output-sync=target types format-check lint layers yaml

format-check: $(DEV)
	$(V)/ruff format --quiet --check .

lint: $(DEV)
	$(V)/ruff check --quiet .

types: $(DEV)
	$(V)/mypy .

layers: $(DEV)
	$(V)/lint-imports --no-logo

yaml: $(DEV)
	$(V)/yamllint --strict .

bench: $(DEV)
	$(V)/python -m benchmarks

# What a person sees of the demonstration, one picture a page.
screens: $(DEV) machine
	$(V)/python -m tests.screens

# The help pages are laid out for 80 columns whatever the terminal.
reference: $(DEV)
	COLUMNS=80 $(V)/python -m cli.reference > docs/commands.md

# uv only resolves: what it writes is a plain requirements file that pip installs.
lock: $(DEV)
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --extra scale --constraint requirements.lock --output-file requirements-scale.lock

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 ou plus récent est introuvable : installez-le, puis relancez make." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python ne sait pas créer d’environnement : installez le paquet python3-venv, puis relancez make." >&2; exit 1; }

$(RUN): | .venv/bin/python
	@echo "Installation de ce qu’il faut pour lancer Vigie (une à trois minutes)…"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install $(EDITABLE)
	@touch $@

$(DEV): | .venv/bin/python
	@echo "Installation de ce qu’il faut pour développer Vigie (une à trois minutes)…"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install $(EDITABLE)
	@touch $@

# Comfort, not a condition: this never fails, and says what is lost.
machine:
	@sh .ci/machine

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
