"""A small photograph for tests."""

import io

from PIL import Image

from madang.base.files.check import Checked, check_picture


def file(colour="green"):
    made = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    made.seek(0)
    made.name = "bench.png"
    return made


def photograph(colour="green") -> Checked:
    return check_picture(file(colour))
