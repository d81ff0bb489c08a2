"""Small PDF documents, written by hand so that tests need no maker of PDF."""


def pdf(*pages: str, extra: str = "") -> bytes:
    """A PDF of one line of WinAnsi text a page; ``extra`` goes into the trailer."""
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(pages)))
    font = f"{3 + 2 * len(pages)} 0 R"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for index, words in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {4 + 2 * index} 0 R /Resources << /Font << /F1 {font} >> >> >>"
        )
        drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{value}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return body + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra}>>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    ).encode("cp1252")
