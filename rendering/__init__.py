"""Typed documents made into files: PDF here, office formats later."""
