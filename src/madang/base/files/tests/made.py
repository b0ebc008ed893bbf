"""Files as people send them, good and bad, made byte by byte."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def picture(form="JPEG", size=(60, 40), mode="RGB", **options) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, size, "#2f7d4f" if mode == "RGB" else None)
    image.save(out, form, **options)
    return out.getvalue()


def archive(entries: dict[str, bytes], comment=b"", method=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in entries.items():
            made.writestr(zipfile.ZipInfo(name), data, method)
        made.comment = comment
    return out.getvalue()


def hwpx(**more: bytes) -> bytes:
    return archive({"mimetype": b"application/hwp+zip", "Contents/section0.xml": b"<hs:sec/>", **more})


def xlsx(**more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **more})


PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
CSV = "이름,금액\n그늘막,3000000\n".encode()
