"""The use cases: the only rooms that put stages together, and the only writers."""
