"""HTML, PDF and JSON become one canonical text with spans of origin."""
