"""`python -m cli` is `vigie`."""

from cli.app import main

main()
