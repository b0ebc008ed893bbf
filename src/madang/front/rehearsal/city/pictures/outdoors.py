"""Drawings of the stream, the wood, the shore and a seat in the shade."""

from math import sin

from .brush import Canvas
from .figures import GREY, bench, dog, person, pine, sitting, tree, wheelchair


def seat() -> Canvas:
    on = Canvas("#bfe3f5", "#f1f7ec", 470)
    on.shape([(0, 470), (300, 350), (620, 450), (930, 340), (1200, 440), (1200, 520), (0, 520)], "#c3ddc0")
    on.box(0, 480, 1200, 320, "#a9d09a")
    on.shape([(0, 640), (1200, 560), (1200, 720), (0, 800)], "#e8dcc2")
    tree(on, 330, 600, 560)
    tree(on, 960, 520, 250, "#7fb97f", "#9bcd97")
    tree(on, 1120, 510, 210, "#7fb97f", "#9bcd97")
    for n, x in enumerate(range(30, 1200, 90)):
        on.disc(x, 500 + (n * 37) % 40, 7, ("#f7d77a", "#ffffff", "#f0a9b8")[n % 3])
    on.oval(450, 622, 330, 26, "#8fbb82")
    bench(on, 430, 625, 330)
    sitting(on, 520, 555, 250, "#c76f7e", "#6b6470", GREY)
    sitting(on, 650, 557, 240, "#6a8f9c", "#4a4f58", "#cfccc8")
    on.line([(745, 500), (752, 625)], "#7a5c48", 10)
    on.line([(745, 500), (728, 490)], "#7a5c48", 10)
    bench(on, 990, 575, 110)
    return on


def stream() -> Canvas:
    on = Canvas("#16243f", "#35507a", 430)
    on.disc(960, 120, 46, "#f6eecb")
    on.disc(940, 108, 42, "#1d2d4b")
    for n in range(34):
        on.disc(n * 211 % 900, n * n * 83 % 190, 2 + n % 2, "#dfe6f2")
    for n, x in enumerate(range(0, 1200, 86)):
        high = 120 + (n * 67) % 130
        on.box(x, 430 - high, 78, high, "#22355a")
        for k in range(3):
            on.box(x + 14 + (k * 22) % 44, 450 - high + k * 30, 12, 14, ("#f3d68a", "#2c4370")[(n + k) % 2])
    on.box(0, 425, 1200, 375, "#24443f")
    bank = [(430 + 55 * sin((y - 440) / 62), y) for y in range(440, 801, 10)]
    on.shape([(0, 455), *bank, (0, 800)], "#3b679a")
    for n in range(9):
        on.line([(20 + n * 97 % 270, 500 + n * 32), (90 + n * 97 % 270, 500 + n * 32)], "#6f9cc9", 5)
    left = [(570 + 40 * sin((y - 430) / 62) + (y - 430) * 0.12, y) for y in range(430, 801, 10)]
    right = [(x + 34 + (y - 430) * 0.62, y) for x, y in left]
    on.shape([*left, *reversed(right)], "#8d8577")
    for x, y in ((560, 470), (668, 480), (590, 580), (755, 570), (560, 700), (860, 700)):
        on.glow(x, y + 18, 150, 84, "#ffdf8f", 190)
        on.box(x - 5, y - 26, 10, 46, "#caa45a", 4)
        on.disc(x, y - 28, 11, "#fff2c2")
    person(on, 690, 690, 200, "#7fb3d5", "#c9d3dc", "#2a2320")
    person(on, 632, 515, 92, "#d9788a", "#3d4a63")
    for x in range(1000, 1200, 26):
        on.line([(x, 800), (x + 10, 660 - (x * 7) % 60)], "#3f6b55", 7)
    return on


def forest() -> Canvas:
    on = Canvas("#dff0e0", "#eef6dc", 500)
    on.box(0, 200, 1200, 200, "#a9cfae")
    for n, x in enumerate(range(20, 1240, 95)):
        pine(on, x, 540, 400 + n * 53 % 90, "#a9cfae")
    on.box(0, 340, 1200, 170, "#a9cfae")
    on.box(0, 500, 1200, 300, "#d7c79b")
    on.oval(600, 790, 760, 180, "#c9b684")
    for x, tall in ((90, 600), (300, 520), (900, 540), (1110, 620)):
        pine(on, x, 640, tall)
    for n in range(16):
        on.oval(60 + (n * 149) % 1100, 600 + (n * 61) % 180, 9, 5, "#9a7a4d")
    on.shape([(560, 350), (700, 270), (850, 350)], "#a3683f")
    for x in (590, 810):
        on.box(x, 350, 16, 210, "#8a5a38")
    on.line([(150, 700), (520, 660)], "#8a6a4d", 44)
    on.disc(520, 660, 22, "#d9b98c")
    on.ring(520, 660, 12, "#b08a5c", 4)
    for x, y, shirt in ((250, 664, "#f2a53c"), (390, 648, "#5b9bd5")):
        person(on, x, y, 165, shirt, "#5d564e")
    for x, y, shirt, hair in ((650, 700, "#e2574c", "#2d2a28"), (790, 720, "#8a6fc0", "#5a4030")):
        person(on, x, y, 160, shirt, "#4c5d73", hair)
    person(on, 950, 730, 270, "#4f8a64", "#6b5a46", "#3a2d28")
    on.oval(950, 474, 62, 13, "#c8a05a")
    on.box(922, 438, 56, 36, "#c8a05a", 14)
    return on


def dogs() -> Canvas:
    on = Canvas("#a9dcf2", "#e6f4f2", 360)
    on.box(0, 330, 1200, 80, "#5aa3c4")
    on.box(0, 352, 1200, 6, "#8cc4da")
    on.box(0, 400, 1200, 400, "#a5cf8e")
    on.shape([(0, 395), (1200, 395), (1200, 430), (0, 450)], "#f0e2b8")
    for x in range(0, 1200, 60):
        on.box(x, 340, 10, 150, "#c08a55", 4)
    on.box(0, 365, 1200, 10, "#c08a55")
    on.box(0, 440, 1200, 10, "#c08a55")
    tree(on, 1050, 560, 330)
    on.ring(560, 520, 86, "#e2574c", 22)
    on.box(551, 600, 18, 70, "#8f9aa3")
    on.shape([(110, 610), (230, 500), (350, 610)], "#e0a92e")
    on.shape([(170, 610), (230, 500), (290, 610)], "#f2c230")
    dog(on, 340, 720, 240, "#c99455")
    dog(on, 700, 640, 170, "#f3eee4", right=False)
    dog(on, 590, 765, 130, "#5b4a42")
    bench(on, 880, 610, 260)
    sitting(on, 960, 542, 240, "#5aa0a8", hair="#3a2d28")
    person(on, 820, 660, 270, "#f2a53c", "#46566b", "#5a4030")
    on.disc(462, 500, 18, "#f2f06a")
    return on


def sunset() -> Canvas:
    on = Canvas("#f08a6b", "#fbd9a0", 430)
    on.glow(430, 400, 420, 330, "#fff0b8", 220)
    on.disc(430, 400, 86, "#fff1b0")
    on.box(0, 430, 1200, 290, "#c9796f")
    for n in range(10):
        wide = 90 + (n * 53) % 120
        on.line([(430 - wide, 446 + n * 15), (430 + wide, 446 + n * 15)], "#fbd39a", 5)
    on.shape([(0, 410), (150, 380), (260, 430), (0, 440)], "#8a5566")
    on.shape([(0, 640), (460, 560), (1200, 600), (1200, 800), (0, 800)], "#5f6b52")
    on.shape([(120, 800), (330, 620), (980, 600), (1200, 640), (1200, 720), (700, 700), (520, 800)], "#b98a5c")
    for n in range(14):
        x = 330 + n * 62
        on.line([(x, 622 - n * 1.5), (x - 40, 700 + n * 2)], "#a17447", 4)
    on.line([(300, 540), (980, 512), (1200, 548)], "#7a5233", 14)
    for x, y in ((300, 540), (470, 533), (640, 526), (810, 519), (980, 512), (1110, 534)):
        on.line([(x, y), (x, y + 92)], "#7a5233", 11)
    wheelchair(on, 610, 690, 290, "#6a7fc1")
    person(on, 840, 690, 270, "#f0d9b8", "#5a4a5c", GREY)
    on.line([(895, 585), (905, 692)], "#4a342a", 9)
    pine(on, 1090, 640, 420, "#4c5f4d")
    return on
