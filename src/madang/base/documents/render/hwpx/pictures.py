"""A picture in its own paragraph, no wider than the text, with the words for who cannot see it."""

from ...document import Picture
from ..raster import size
from .page import WIDTH
from .paragraph import held
from .tables import place
from .xml import element, words

A_PIXEL = 7200 // 96
HIGHEST = 7200 * 8
AS_IT_IS = {"e1": 1, "e2": 0, "e3": 0, "e4": 0, "e5": 1, "e6": 0}
NOTHING = {"left": 0, "right": 0, "top": 0, "bottom": 0}


def picture(block: Picture, name: str, content: bytes, fresh: bool = False) -> str:
    """`name` is what the package calls it. The alternative text is its 설명문 (shapeComment)."""
    width, height = _fitted(size(content))
    extent = {"width": width, "height": height}
    about = {
        "id": 0,
        "zOrder": 0,
        "numberingType": "PICTURE",
        "textWrap": "TOP_AND_BOTTOM",
        "textFlow": "BOTH_SIDES",
        "lock": 0,
        "dropcapstyle": "None",
        "href": "",
        "groupLevel": 0,
        "instid": 0,
        "reverse": 0,
    }
    shape = element(
        "hp:pic",
        about,
        element("hp:offset", {"x": 0, "y": 0}),
        element("hp:orgSz", extent),
        element("hp:curSz", extent),
        element("hp:flip", {"horizontal": 0, "vertical": 0}),
        element("hp:rotationInfo", {"angle": 0, "centerX": width // 2, "centerY": height // 2, "rotateimage": 1}),
        element("hp:renderingInfo", {}, *(element(f"hc:{name}Matrix", AS_IT_IS) for name in ["trans", "sca", "rot"])),
        element("hc:img", {"binaryItemIDRef": name, "bright": 0, "contrast": 0, "effect": "REAL_PIC", "alpha": 0}),
        _corners(width, height),
        element("hp:imgClip", {"left": 0, "right": width, "top": 0, "bottom": height}),
        element("hp:inMargin", NOTHING),
        element("hp:imgDim", {"dimwidth": width, "dimheight": height}),
        element("hp:effects"),
        element("hp:sz", extent | {"widthRelTo": "ABSOLUTE", "heightRelTo": "ABSOLUTE", "protect": 0}),
        place(as_letter=True),
        element("hp:outMargin", NOTHING),
        element("hp:shapeComment", {}, words(block.alt)),
    )
    return held(shape, "centre", fresh)


def _corners(width: int, height: int) -> str:
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    return element(
        "hp:imgRect", {}, *(element(f"hc:pt{number}", {"x": x, "y": y}) for number, (x, y) in enumerate(corners))
    )


def _fitted(pixels: tuple[int, int]) -> tuple[int, int]:
    width, height = (max(side, 1) * A_PIXEL for side in pixels)
    if width > WIDTH:
        width, height = WIDTH, max(height * WIDTH // width, 1)
    if height > HIGHEST:
        width, height = max(width * HIGHEST // height, 1), HIGHEST
    return width, height
