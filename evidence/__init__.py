"""PAGES → EXHIBITS: capture, received pieces, manifest, time stamp, verification."""
