"""How it is said: denied, supposed, reported, by whom, and who pays."""
