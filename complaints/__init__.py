"""REVIEWED CASES → DOCUMENTS: pure functions of a typed case and dated law."""
