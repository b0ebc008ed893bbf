"""An address as a QR code for a document: black on white, with four modules of quiet around it."""

import io

import segno


def as_svg(text: str) -> bytes:
    file = io.BytesIO()
    segno.make(text, error="m", micro=False).save(file, kind="svg", scale=4, border=4, dark="black", light="white")
    return file.getvalue()


def as_picture(text: str) -> str:
    """The same for a page, which then fetches nothing: data:image/svg+xml…"""
    return segno.make_qr(text, error="m").svg_data_uri(scale=4, border=4, dark="black", light="white")
