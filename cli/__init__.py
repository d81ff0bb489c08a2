"""The `vigie` command: one verb a file, wiring only."""
