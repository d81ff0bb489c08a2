"""The case: what is stored, and the only room that converts it."""
