"""Bytes of a page as UTF-8, whatever they say they are."""


def decoded(body: bytes, content_type: str = "") -> bytes:
    """``body`` in UTF-8."""
    return body.decode("utf-8", errors="replace").encode()
