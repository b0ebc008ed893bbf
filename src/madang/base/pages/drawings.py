"""The lines of the icons, on a field of 24 by 24: looked up by name, for a page has many."""

from django.utils.safestring import SafeString

_LINES = {
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "check": '<circle cx="12" cy="12" r="9"/><path d="M8 12.3l2.8 2.8L16 9.5"/>',
    "warn": '<path d="M12 3.5L2.7 20h18.6zM12 10v4.5M12 17.3v.2"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
    "place": '<path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.4"/>',
    "day": '<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7"/>',
    "phone": '<path d="M6 3.5h3.5l1.6 4.3-2.2 1.6a11 11 0 0 0 5.7 5.7l1.6-2.2 4.3 1.6V18a2.5 2.5 0 0 1-2.7 2.5C10.3 20 4 13.7 3.5 6.2A2.5 2.5 0 0 1 6 3.5z"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
    "text": '<path d="M2.5 18l4-10 4 10M3.8 15h5.4M12 18l4.8-13L21.5 18M13.6 14h6.3"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-8 14-8 15 0"/>',
    "camera": '<path d="M3.5 7.5H8l1.5-2.5h5L16 7.5h4.5v11h-17z"/><circle cx="12" cy="13" r="3.3"/>',
    "file": '<path d="M6 3.5h8L18.5 8v12.5H6zM14 3.5V8h4.5"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "out": '<path d="M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8.5 8.5"/>',
    "bell": '<path d="M5 17.5c2-2 1.5-5 2-8a5 5 0 0 1 10 0c.5 3 0 6 2 8zM10 20.5h4"/>',
    "vote": '<path d="M4 12.5v8h16v-8M7.5 12.5h9M9 4h6v8.5H9zM10.8 8l1.1 1.1 1.8-2"/>',
    "won": '<path d="M4 6l3.7 12L12 7.5 16.3 18 20 6M3.5 11h17"/>',
    "people": '<circle cx="8.5" cy="9" r="3.2"/><path d="M2.5 19c.8-6.5 11.2-6.5 12 0M15.5 6a3 3 0 1 1 0 6M17 14.5c2.5.3 4.2 1.8 4.5 4.5"/>',
    "pen": '<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z"/>',
    "more": '<path d="M5 12h.01M12 12h.01M19 12h.01"/>',
}
_OTHER = '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.2"/>'


def icon_lines(name: str) -> SafeString:
    """What stands inside the icon's <svg>; a letter i in a circle for a name that is not here."""
    return SafeString(_LINES.get(name, _OTHER))
