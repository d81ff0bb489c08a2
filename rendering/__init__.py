"""Typed documents made into files: PDF, DOCX, ODT, and exhibits bound into one PDF."""
