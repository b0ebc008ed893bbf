"""A text as a QR code that a page can show without fetching anything."""

import io

import segno


def as_picture(text: str) -> str:
    """data:image/svg+xml…, black on white, four modules of quiet around it."""
    # A fixed pattern under the modules: every reader takes each of the eight, and weighing them costs the most.
    return segno.make_qr(text, error="m", mask=0).svg_data_uri(scale=4, border=4, dark="black", light="white")


def as_svg(text: str) -> bytes:
    """The same as a file, for a document."""
    file = io.BytesIO()
    segno.make(text, error="m").save(file, kind="svg", scale=4, border=4, dark="black", light="white")
    return file.getvalue()
