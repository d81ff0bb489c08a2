"""Faults, hostile data, mutants and great sizes: `make test-long`, 70 minutes at most."""
