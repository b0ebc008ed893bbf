"""Elements of XML as text: attributes quoted, words escaped, and what XML cannot hold left out."""

from xml.sax.saxutils import escape, quoteattr

from ...signs import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
HANCOM = "http://www.hancom.co.kr/hwpml/2011/"
NAMESPACES = {
    "xmlns:ha": f"{HANCOM}app",
    "xmlns:hp": f"{HANCOM}paragraph",
    "xmlns:hp10": "http://www.hancom.co.kr/hwpml/2016/paragraph",
    "xmlns:hs": f"{HANCOM}section",
    "xmlns:hc": f"{HANCOM}core",
    "xmlns:hh": f"{HANCOM}head",
    "xmlns:hhs": f"{HANCOM}history",
    "xmlns:hm": f"{HANCOM}master-page",
    "xmlns:hpf": "http://www.hancom.co.kr/schema/2011/hpf",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:opf": "http://www.idpf.org/2007/opf/",
    "xmlns:ooxmlchart": "http://www.hancom.co.kr/hwpml/2016/ooxmlchart",
    "xmlns:hwpunitchar": "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
    "xmlns:config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}


def element(name: str, attributes: dict[str, object] | None = None, *inside: str) -> str:
    """element("hp:t", {}, words("가 < 나")); what is inside is XML already."""
    said = "".join(f" {key}={quoteattr(printable(str(value)))}" for key, value in (attributes or {}).items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def words(text: str) -> str:
    return escape(printable(text))
