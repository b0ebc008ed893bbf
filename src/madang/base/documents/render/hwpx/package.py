"""The zip: its kind first and uncompressed, then what lists the parts, then the parts."""

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ...document import Document, Facts, Heading, Items, Note, Paragraph, Table, said
from ...head import head
from ...source import as_csv
from .head import header
from .section import sections
from .xml import DECLARATION, NAMESPACES, element, words

KIND = "application/hwp+zip"
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
PREVIEW = 4000
VERSION = {
    "xmlns:hv": "http://www.hancom.co.kr/hwpml/2011/version",
    "tagetApplication": "WORDPROCESSOR",  # so spelled in the format
    "major": 5,
    "minor": 1,
    "micro": 0,
    "buildNumber": 1,
    "os": 1,
    "xmlVersion": "1.5",
    "application": "Madang",
    "appVersion": "1",
}
CONTAINER = {
    "xmlns:ocf": "urn:oasis:names:tc:opendocument:xmlns:container",
    "xmlns:hpf": "http://www.hancom.co.kr/schema/2011/hpf",
}


def package(document: Document, images: dict[str, tuple[bytes, str]]) -> bytes:
    """The whole file. `images` are contents and suffixes by name. The only time in it is the document's own date."""
    texts = {f"section{number}": text for number, text in enumerate(sections(document, images))}
    pictures = {f"BinData/{name}.{suffix}": content for name, (content, suffix) in images.items()}
    parts = {
        "mimetype": KIND,
        "version.xml": DECLARATION + element("hv:HCFVersion", VERSION),
        "Contents/header.xml": header(document.language, document.large, len(texts)),
        **{f"Contents/{name}.xml": text for name, text in texts.items()},
        **pictures,
        "Preview/PrvText.txt": _preview(document),
        "settings.xml": _settings(),
        "Contents/content.hpf": _list(document, images, list(texts)),
        "META-INF/container.xml": _container(),
        "META-INF/manifest.xml": DECLARATION
        + element("odf:manifest", {"xmlns:odf": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}),
        # Where the container format lets further files lie that a reader of the text passes over.
        **{f"META-INF/sources/{source.file}": as_csv(source) for source in document.sources},
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as whole:
        for name, part in parts.items():
            # A zip knows no year before 1980.
            about = ZipInfo(name, (max(document.date.year, 1980), document.date.month, document.date.day, 0, 0, 0))
            about.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            whole.writestr(about, part)
    return file.getvalue()


def _settings() -> str:
    names = {key: NAMESPACES[key] for key in ["xmlns:ha", "xmlns:config"]}
    caret = element("ha:CaretPosition", {"listIDRef": 0, "paraIDRef": 0, "pos": 0})
    return DECLARATION + element("ha:HWPApplicationSetting", names, caret)


def _container() -> str:
    files = {"Contents/content.hpf": "application/hwpml-package+xml", "Preview/PrvText.txt": "text/plain"}
    roots = [element("ocf:rootfile", {"full-path": path, "media-type": kind}) for path, kind in files.items()]
    return DECLARATION + element("ocf:container", CONTAINER, element("ocf:rootfiles", {}, *roots))


def _list(document: Document, images: dict[str, tuple[bytes, str]], texts: list[str]) -> str:
    day = datetime(document.date.year, document.date.month, document.date.day, tzinfo=UTC).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )
    told = {
        "creator": document.issuer,
        "subject": document.number,
        "description": document.summary,
        "CreatedDate": day,
        "ModifiedDate": day,
        "keyword": ", ".join(document.keywords),
    }
    about = [element("opf:title", {}, words(document.title)), element("opf:language", {}, words(document.language))]
    about += [element("opf:meta", {"name": name, "content": "text"}, words(fact)) for name, fact in told.items()]
    xml = {name: f"Contents/{name}.xml" for name in ["header", *texts]} | {"settings": "settings.xml"}
    items = [
        element("opf:item", {"id": name, "href": path, "media-type": "application/xml"}) for name, path in xml.items()
    ]
    items += [
        element(
            "opf:item",
            {"id": name, "href": f"BinData/{name}.{suffix}", "media-type": MEDIA_TYPES[suffix], "isEmbeded": 1},
        )
        for name, (_, suffix) in images.items()
    ]
    spine = [element("opf:itemref", {"idref": name, "linear": "yes"}) for name in ["header", *texts]]
    return DECLARATION + element(
        "opf:package",
        NAMESPACES | {"version": "", "unique-identifier": "", "id": ""},
        element("opf:metadata", {}, *about),
        element("opf:manifest", {}, *items),
        element("opf:spine", {}, *spine),
    )


def _preview(document: Document) -> str:
    """The first words, which file lists and search engines show."""
    lines = [document.title, *(f"{term}: {fact}" for term, fact in head(document))]
    for block in document.blocks:
        match block:
            case Heading() | Paragraph() | Note():
                lines.append(block.text)
            case Items():
                lines += block.items
            case Facts():
                lines += [f"{term}: {fact}" for term, fact in block.rows]
            case Table():
                lines += ["<" + "><".join(said(cell) for cell in row) + ">" for row in [block.header, *block.rows]]
    return "\r\n".join(lines)[:PREVIEW].encode("utf-8", "ignore").decode()
