"""A reading written with its spans, so that a test shows both at once."""

from reading.model import Reading


def shown(reading: Reading) -> str:
    """The text with ``[origin: words]`` around every span."""
    out, at = [], 0
    for span in reading.spans:
        out.append(reading.text[at : span.start])
        out.append(f"[{span.origin.value}: {reading.text[span.start : span.end]}]")
        at = span.end
    return "".join([*out, reading.text[at:]])
