"""How the house touches the web: which addresses, how often, with whose leave."""
