"""Drawings of rooms: a light that is being mended, a band, a shelf of tools to borrow."""

from math import cos, pi, sin

from .brush import Canvas
from .figures import GREY, person, sitting


def repair() -> Canvas:
    on = Canvas("#f6ead6", "#f1e0c5", 600)
    on.box(0, 590, 1200, 210, "#c99e6b")
    for y in (640, 700, 760):
        on.box(0, y, 1200, 3, "#b58a58")
    on.box(70, 150, 260, 260, "#fdf8ee", 6)
    on.box(86, 166, 228, 228, "#a9d0e0", 4)
    on.box(194, 166, 12, 228, "#fdf8ee")
    on.box(86, 274, 228, 12, "#fdf8ee")
    on.glow(640, 140, 430, 330, "#fff0a8", 200)
    on.box(634, 0, 12, 80, "#8a8f94")
    on.shape([(560, 130), (600, 78), (680, 78), (720, 130)], "#5c8a7d")
    on.disc(640, 140, 30, "#fff2b0")
    for dx in (-1, 1):
        on.line([(700 + dx * 24, 330), (700 + dx * 92, 700)], "#8f9aa3", 12)
    for n in range(5):
        on.line([(666 - n * 12, 390 + n * 68), (734 + n * 12, 390 + n * 68)], "#8f9aa3", 9)
    person(on, 700, 455, 270, "#3f7fb0", "#5d564e", raised=-1)
    on.box(890, 470, 210, 30, "#a3683f", 10)
    on.box(890, 360, 26, 260, "#a3683f", 8)
    on.box(1075, 490, 22, 130, "#a3683f", 6)
    sitting(on, 965, 470, 270, "#b78ac0", hair=GREY)
    on.box(390, 600, 150, 90, "#c8372d", 10)
    on.ring(465, 596, 34, "#8f2720", 10)
    on.box(390, 630, 150, 12, "#8f2720")
    on.box(1120, 250, 16, 240, "#d9dde0", 8)  # the new handrail by the door
    on.box(1130, 180, 70, 420, "#8a6f5a")
    return on


def music() -> Canvas:
    on = Canvas("#3d4568", "#59618a", 560)
    on.box(0, 550, 1200, 250, "#8a5f4c")
    for x in range(0, 1200, 100):
        for y in range(40, 340, 100):
            on.shape([(x + 8, y + 92), (x + 50, y + 14), (x + 92, y + 92)], "#4a5278")
    on.glow(600, 80, 560, 480, "#ffdf9a", 120)
    for x in (220, 600, 980):
        on.box(x - 4, 0, 8, 50, "#2b304a")
        on.shape([(x - 46, 92), (x - 20, 48), (x + 20, 48), (x + 46, 92)], "#e2574c")
    on.oval(600, 700, 430, 60, "#b5563f")
    person(on, 600, 620, 300, "#f2c230", "#39424d", "#2d2a28")
    for x, y, w, h in ((470, 560, 74, 50), (730, 560, 74, 50), (520, 490, 58, 40), (680, 490, 58, 40)):
        on.box(x - w, y - h, 2 * w, 2 * h, "#e9e4da", 16)
        on.oval(x, y - h, w, 17, "#fbf8f1")
        on.box(x - w, y + h - 14, 2 * w, 9, "#b9bec3")
    on.disc(600, 640, 108, "#c8372d")
    on.disc(600, 640, 90, "#f7f2ea")
    on.disc(600, 640, 22, "#c8372d")
    for side in (-1, 1):
        on.line([(600 + side * 250, 430), (600 + side * 250, 710)], "#b9bec3", 8)
        on.oval(600 + side * 250, 425, 95, 15, "#e6b93f")
        on.line([(600 + side * 60, 470), (600 + side * 150, 425)], "#caa06a", 8)
    for x, shirt in ((230, "#5aa0a8"), (985, "#d9788a")):
        person(on, x, 720, 330, shirt, "#2f3a52", "#3a2d28")
        on.oval(x - 10, 555, 62, 48, "#c27a3a")
        on.disc(x - 10, 552, 18, "#5a351c")
        on.line([(x + 30, 535), (x + 150, 470)], "#5a351c", 16)
    on.box(20, 520, 120, 190, "#2b304a", 10)
    for y in (570, 655):
        on.disc(80, y, 36, "#4a5278")
        on.disc(80, y, 14, "#2b304a")
    return on


def tools() -> Canvas:
    on = Canvas("#f3ede1", "#eadfca", 620)
    on.box(0, 600, 1200, 200, "#b9a78c")
    on.box(90, 90, 700, 400, "#d8b98a", 12)
    for x in range(120, 780, 40):
        for y in range(115, 480, 40):
            on.disc(x, y, 4, "#b9966a")
    on.line([(190, 220), (190, 430)], "#a3683f", 24)  # a hammer
    on.box(130, 170, 120, 54, "#59626b", 12)
    on.shape([(300, 190), (352, 150), (500, 400), (470, 420)], "#c9ced3")  # a saw
    for n in range(9):
        x, y = 304 + n * 19, 200 + n * 25
        on.shape([(x, y), (x + 16, y + 22), (x - 6, y + 20)], "#c9ced3")
    on.box(462, 372, 76, 60, "#c8372d", 18)
    on.line([(600, 190), (600, 420)], "#68727c", 26)  # a spanner
    on.disc(600, 180, 42, "#68727c")
    on.box(586, 128, 28, 52, "#d8b98a")
    on.box(680, 150, 36, 140, "#e0a92e", 14)  # a screwdriver
    on.box(692, 290, 12, 140, "#8f9aa3")
    on.box(60, 520, 800, 100, "#8d6a48", 8)
    on.box(60, 510, 800, 24, "#a98458", 6)
    on.box(140, 430, 150, 66, "#2f7d6b", 16)  # a drill
    on.box(170, 470, 50, 62, "#2f7d6b", 10)
    on.box(290, 452, 60, 20, "#68727c", 4)
    on.ring(485, 462, 26, "#8a6a10", 8)
    on.box(400, 462, 170, 52, "#f2c230", 12)
    for x in (1010, 1110):
        on.line([(x, 110), (x + 20, 760)], "#caa06a", 16)
    for n in range(8):
        on.line([(1014 + n * 2, 170 + n * 78), (1114 + n * 2, 170 + n * 78)], "#caa06a", 12)
    person(on, 930, 740, 340, "#6a8f5c", "#4a4f58", GREY)
    person(on, 720, 750, 310, "#d9788a", "#46566b", "#3a2d28")
    on.box(775, 560, 84, 52, "#3f7fb0", 10)
    for n in range(12):  # a saw blade as the sign on the wall
        turn = n * pi / 6
        on.disc(880 + 58 * cos(turn), 170 + 58 * sin(turn), 14, "#68727c")
    on.disc(880, 170, 58, "#68727c")
    on.disc(880, 170, 20, "#f3ede1")
    return on
