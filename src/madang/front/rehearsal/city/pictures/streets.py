"""Drawings of alleys, crossings, buses and the way into the market."""

from .brush import Canvas
from .figures import GREY, person, pine, sitting, tree, wheelchair


def alley() -> Canvas:
    on = Canvas("#cfe3f2", "#f6e9d8", 420)
    on.shape([(470, 400), (600, 330), (730, 400), (730, 520), (470, 520)], "#d9c3a5")  # the house at the end
    on.shape([(440, 405), (600, 300), (760, 405)], "#b8705a")
    on.shape([(480, 520), (720, 520), (1010, 800), (190, 800)], "#d8d3cb")
    on.shape([(0, 60), (480, 350), (480, 520), (0, 800)], "#e9cfae")
    on.shape([(1200, 0), (720, 340), (720, 520), (1200, 800)], "#dfe3dc")
    on.shape([(0, 20), (500, 330), (480, 360), (0, 100)], "#b8705a")
    on.shape([(1200, -40), (700, 320), (720, 350), (1200, 50)], "#7f8f9c")
    for x, y, w, h in ((90, 300, 90, 110), (290, 380, 60, 75), (1010, 260, 80, 100), (850, 350, 55, 70)):
        on.box(x - 8, y - 8, w + 16, h + 16, "#fbf7ef", 4)
        on.box(x, y, w, h, "#8fb3c9", 4)
    on.box(330, 500, 70, 130, "#7a5c48", 6)
    for step in range(6):  # the way is a stair further up
        on.box(500 - step * 5, 520 + step * 9, 200 + step * 10, 4, "#b9b2a8")
    on.line([(0, 150), (520, 300), (1200, 110)], "#6b6f73", 3)
    on.box(940, 430, 150, 250, "#c8372d", 12)
    on.box(954, 444, 122, 222, "#f7f2ea", 8)
    on.box(988, 505, 54, 140, "#d8372d", 22)
    on.box(1004, 480, 22, 30, "#4b4f55", 4)
    on.line([(1022, 490), (1050, 496), (1056, 560)], "#2f3338", 8)
    on.box(988, 555, 54, 26, "#f7f2ea")
    on.box(940, 684, 150, 12, "#f2c230", 4)
    on.box(940, 412, 150, 12, "#f2c230", 4)
    for dx, colour in ((40, "#e58fa0"), (75, "#f2c879"), (110, "#e58fa0")):
        on.disc(120 + dx, 690, 20, "#6fae74")
        on.disc(120 + dx, 674, 9, colour)
    on.box(135, 700, 120, 50, "#b5653f", 8)
    person(on, 600, 690, 190, "#5b8fb9", hair=GREY)
    return on


def bus() -> Canvas:
    on = Canvas("#bfe0f4", "#eef6f4", 520)
    for x, h, colour in ((0, 250, "#cdd9df"), (170, 330, "#d9e2e4"), (330, 210, "#c9d6d9"), (900, 290, "#d3dee1")):
        on.box(x, 560 - h, 160, h, colour)
    on.box(0, 555, 1200, 90, "#cfcabf")
    on.box(0, 640, 1200, 160, "#8a8f94")
    on.box(0, 712, 1200, 8, "#f0e6b8")
    tree(on, 1110, 600, 330)
    on.box(60, 250, 640, 400, "#3f8f6b", 34)
    on.box(60, 470, 640, 40, "#f4f0e2")
    for x in (90, 215, 340):
        on.box(x, 290, 108, 150, "#cfe6ef", 12)
    on.box(470, 290, 90, 320, "#b7d6e2", 8)
    on.box(511, 290, 8, 320, "#3f8f6b")
    on.box(585, 290, 100, 160, "#cfe6ef", 14)
    on.box(590, 262, 90, 22, "#2a2e33", 6)
    on.box(604, 268, 62, 10, "#f5b942", 3)
    for x in (190, 400):
        on.disc(x, 650, 52, "#2f3438")
        on.disc(x, 650, 24, "#b9bec3")
    on.disc(680, 590, 14, "#f7e39a")
    on.box(1000, 300, 14, 340, "#68727c", 4)
    on.disc(1007, 300, 48, "#256ef4")
    on.box(984, 284, 46, 28, "#ffffff", 6)
    person(on, 800, 650, 260, "#f2a53c", "#4c5d73", raised=-1)
    person(on, 925, 655, 235, "#b78ac0", "#6b6470", GREY)
    on.box(757, 500, 86, 10, "#fff6d8")
    on.box(952, 556, 58, 66, "#d06a50", 10)
    return on


def shade() -> Canvas:
    on = Canvas("#8fd0f0", "#dff2f7", 470)
    on.glow(980, 110, 210, 210, "#fff3b8", 230)
    on.disc(980, 110, 62, "#ffe27a")
    for x, h in ((0, 200), (150, 260), (840, 230), (1010, 170)):
        on.box(x, 470 - h, 150, h, "#c7dbe2")
    on.box(0, 465, 1200, 140, "#d9d2c4")
    on.shape([(0, 605), (1200, 605), (1200, 800), (0, 800)], "#80868c")
    for x in range(480, 1200, 110):
        on.shape([(x, 620), (x + 62, 620), (x + 40, 800), (x - 40, 800)], "#f6f6f2")
    on.oval(290, 590, 300, 30, "#a9a294")
    on.box(284, 190, 16, 400, "#65707b", 5)
    on.shape([(10, 260), (290, 130), (575, 260)], "#2f9a8f")
    on.shape([(150, 260), (290, 130), (215, 260)], "#7cc7bd")
    on.shape([(365, 260), (290, 130), (430, 260)], "#7cc7bd")
    for x in range(10, 575, 47):
        on.disc(x + 23, 260, 23, "#2f9a8f")
    on.box(90, 520, 120, 14, "#c08a55", 5)
    on.box(104, 534, 10, 50, "#5a6470")
    on.box(186, 534, 10, 50, "#5a6470")
    sitting(on, 135, 522, 210, "#c76f7e", hair=GREY)
    person(on, 375, 590, 235, "#f0d36b", "#5d6f86")
    person(on, 460, 592, 150, "#e98a6b", "#46566b")
    on.box(900, 250, 12, 330, "#59626b")
    on.box(880, 230, 52, 100, "#2f353b", 12)
    on.disc(906, 258, 17, "#e0493c")
    on.disc(906, 302, 17, "#3b4a42")
    return on


def carpet() -> Canvas:
    on = Canvas("#bfe0f4", "#eaf5f1", 430)
    on.box(0, 150, 620, 330, "#f3e4cf")
    on.box(0, 130, 620, 30, "#c98a62")
    for x in (40, 190, 470):
        on.box(x, 205, 105, 120, "#9cc4d8", 6)
    on.box(330, 215, 100, 265, "#8a6f5a", 6)
    tree(on, 790, 480, 300)
    tree(on, 1110, 480, 360)
    on.box(0, 470, 1200, 170, "#d7d2c8")
    on.shape([(0, 640), (1200, 640), (1200, 800), (0, 800)], "#7d8389")
    for x in range(330, 900, 100):
        on.shape([(x, 652), (x + 60, 652), (x + 72, 800), (x - 12, 800)], "#f7f7f3")
    on.shape([(470, 300), (760, 300), (760, 490), (860, 640), (370, 640), (470, 490)], "#f8c92d")
    on.shape([(470, 490), (760, 490), (860, 640), (370, 640)], "#fbd95c")
    for x, y in ((450, 600), (482, 612), (740, 600), (772, 612)):
        on.oval(x, y, 12, 19, "#b98a10")
        on.disc(x, y - 25, 6, "#b98a10")
    for x, shirt, hair, bag in (
        (545, "#5b9bd5", "#3a3330", "#e2574c"),
        (620, "#e98a6b", "#5a4030", "#4f9d69"),
        (695, "#7cb68a", "#2d2a28", "#8a6fc0"),
    ):
        on.box(x - 34, 478, 68, 66, bag, 18)
        person(on, x, 610, 170, shirt, "#4c5d73", hair)
    on.box(920, 400, 14, 240, "#68727c")
    on.shape([(927, 290), (1000, 410), (854, 410)], "#f8c92d")
    on.line([(927, 335), (927, 372)], "#3a3330", 12)
    on.disc(927, 392, 7, "#3a3330")
    return on


def ramp() -> Canvas:
    on = Canvas("#cfe6f3", "#f7efe2", 300)
    on.box(0, 90, 1200, 480, "#e7d8c2")
    for n, x in enumerate(range(0, 1200, 120)):
        on.shape([(x, 150), (x + 120, 150), (x + 112, 250), (x - 8, 250)], ("#d9634f", "#f6efe3")[n % 2])
        on.disc(x + 52, 250, 58, ("#d9634f", "#f6efe3")[n % 2])
    on.box(0, 60, 1200, 92, "#2f7d6b")
    for x in (420, 500, 580, 660, 740):
        on.disc(x, 105, 24, "#f7d77a")
    on.box(760, 300, 400, 270, "#8d7057")
    for row, y in enumerate((430, 500)):
        on.box(770, y, 380, 66, "#b98a5c", 6)
        for n, x in enumerate(range(800, 1140, 52)):
            on.disc(x, y + 8, 25, ("#e2574c", "#f2a53c", "#79b473", "#f7d77a")[(n + row) % 4])
    person(on, 980, 560, 240, "#f4f0e6", "#46566b")
    on.box(940, 440, 80, 78, "#4f9d69", 10)
    on.box(0, 565, 1200, 235, "#cdc6ba")
    for step in range(3):
        on.box(760 - step * 12, 565 + step * 42, 440, 44, ("#b3aba0", "#a39b90", "#948c82")[step])
    on.line([(150, 580), (700, 455)], "#e0a92e", 14)
    for x in (150, 333, 517, 700):
        on.line([(x, 580 - (x - 150) * 0.227), (x, 700 - (x - 150) * 0.227)], "#e0a92e", 10)
    on.shape([(90, 692), (760, 565), (760, 692)], "#a9b3ba")
    on.line([(90, 690), (760, 566)], "#8e99a1", 8)
    wheelchair(on, 440, 632, 300, "#6a7fc1")
    return on


def shelter() -> Canvas:
    on = Canvas("#c9d6e4", "#eef2f5", 500)
    on.shape([(0, 430), (240, 300), (520, 420), (820, 280), (1200, 420), (1200, 560), (0, 560)], "#d7e0e6")
    for x, tall in ((70, 260), (160, 200), (1040, 280), (1150, 220)):
        pine(on, x, 560, tall, "#6d9a8a")
    on.box(0, 545, 1200, 255, "#f4f6f8")
    on.box(0, 690, 1200, 110, "#a7adb3")
    on.box(300, 250, 620, 24, "#3d6c8f", 8)
    on.box(330, 274, 560, 340, "#dcebf2")
    for x in (330, 512, 700, 876):
        on.box(x, 274, 14, 346, "#5d7f97")
    on.box(330, 596, 560, 24, "#5d7f97", 4)
    on.shape([(380, 300), (440, 300), (350, 420), (350, 345)], "#f3f9fc")
    on.shape([(740, 300), (800, 300), (720, 420), (720, 345)], "#f3f9fc")
    on.box(420, 520, 380, 18, "#d58b4f", 6)
    on.glow(610, 530, 220, 60, "#ffb066", 120)
    for x in (440, 770):
        on.box(x, 538, 12, 76, "#5a6470")
    sitting(on, 480, 522, 220, "#b4566b", hair="#2d2a28")
    sitting(on, 620, 526, 150, "#e3a13c", hair="#2d2a28")
    sitting(on, 715, 526, 130, "#5aa0a8", hair="#2d2a28")
    on.box(960, 300, 12, 330, "#68727c")
    on.box(925, 270, 84, 110, "#256ef4", 10)
    for y in (290, 310, 330, 350):
        on.box(940, y, 54, 8, "#ffffff", 3)
    for n in range(80):  # snow driven by the wind, not behind the glass or over the sign
        x, y = n * 742 % 1200, n * n * 37 % 690
        if not (290 < x < 1010 and 240 < y < 630):
            on.line([(x, y), (x + 14, y + 6)], "#ffffff", 7)
    return on
