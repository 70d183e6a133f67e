#!/usr/bin/env python3
"""Writes lucide.txt from the icons of the npm package lucide-static.

    python3 generate.py path/to/lucide-static

One line per icon: its name, a tab, and the outline as an SVG path of absolute M, L, C and Z only (24 x 24 units, arcs
as cubics), so that the crate reads it with a few lines. The icons are under the ISC licence, see LICENSE.
"""
import math
import re
import sys
from xml.etree import ElementTree

NAMES = """
activity arrow-down arrow-left arrow-left-right arrow-right arrow-up at-sign badge-percent ban banknote bell bike
book-open bot building-2 calendar camera chart-column check chevron-down chevron-left chevron-right chevron-up circle
circle-check circle-help circle-x clipboard-list clock cog columns-3 copy corner-down-left credit-card database
download ear ellipsis external-link eye file-down file-text flag folder-open footprints funnel gauge gift globe
graduation-cap grip-vertical hammer hand-coins headset heart heart-handshake history hourglass house image inbox info
key-round keyboard languages laptop lightbulb lightbulb-off link list-checks list-tree loader-circle log-out mail map
map-pin maximize megaphone message-circle message-square-text messages-square mic minus monitor moon move newspaper
package panel-right pen-tool pencil phone pin play plane plus presentation printer qr-code quote radio redo-2 refresh-cw
repeat rocket rotate-ccw rows-3 save school scan-line search send settings share-2 shield-check shopping-bag
shopping-cart smartphone smile sparkles spline square-pen star stethoscope sticky-note store sun tablet tag target
ticket timer trash-2 trending-up triangle-alert truck tv undo-2 unlink upload user-round user-round-plus users
users-round utensils video wallet warehouse watch waypoints wifi wrench x zap zoom-in zoom-out
""".split()


def arc(x1, y1, rx, ry, turn, large, sweep, x2, y2):
    """An elliptic arc as cubics, after the implementation notes of SVG 1.1."""
    if rx == 0 or ry == 0:
        return [("L", x2, y2)]
    phi = math.radians(turn)
    c, s = math.cos(phi), math.sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    u, v = c * dx + s * dy, -s * dx + c * dy
    grow = u * u / rx / rx + v * v / ry / ry
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    top = max(0, rx * rx * ry * ry - rx * rx * v * v - ry * ry * u * u)
    k = math.sqrt(top / (rx * rx * v * v + ry * ry * u * u)) if u or v else 0
    k = -k if large == sweep else k
    cu, cv = k * rx * v / ry, -k * ry * u / rx
    cx, cy = c * cu - s * cv + (x1 + x2) / 2, s * cu + c * cv + (y1 + y2) / 2
    a1 = math.atan2((v - cv) / ry, (u - cu) / rx)
    span = math.atan2((-v - cv) / ry, (-u - cu) / rx) - a1
    if sweep and span < 0:
        span += 2 * math.pi
    if not sweep and span > 0:
        span -= 2 * math.pi
    parts = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-6))
    step = span / parts
    t = 4 / 3 * math.tan(step / 4)
    out = []
    at = lambda a: (cx + rx * math.cos(a) * c - ry * math.sin(a) * s, cy + rx * math.cos(a) * s + ry * math.sin(a) * c)
    slope = lambda a: (-rx * math.sin(a) * c - ry * math.cos(a) * s, -rx * math.sin(a) * s + ry * math.cos(a) * c)
    for i in range(parts):
        a, b = a1 + i * step, a1 + (i + 1) * step
        (px, py), (qx, qy), (dx1, dy1), (dx2, dy2) = at(a), at(b), slope(a), slope(b)
        out.append(("C", px + t * dx1, py + t * dy1, qx - t * dx2, qy - t * dy2, qx, qy))
    return out


def read_path(d):
    tokens = re.findall(r"[MmLlHhVvCcSsQqTtAaZz]|-?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?", d)
    at, out, x, y, sx, sy, last, command = 0, [], 0.0, 0.0, 0.0, 0.0, None, None

    def take(n):
        nonlocal at
        numbers = [float(t) for t in tokens[at:at + n]]
        at += n
        return numbers

    def flags():
        """Numbers of an arc; its two flags may stand without a space between them."""
        nonlocal at
        got = take(3)
        for _ in range(2):
            token = tokens[at]
            got.append(float(token[0]))
            if len(token) > 1:
                tokens[at] = token[1:]
            else:
                at += 1
        return got + take(2)

    while at < len(tokens):
        if re.match("[A-Za-z]", tokens[at]):
            command = tokens[at]
            at += 1
        low = command.lower()
        ox, oy = (x, y) if command.islower() else (0, 0)
        if low == "z":
            out.append(("Z",))
            x, y, last = sx, sy, None
            continue
        if low == "m":
            a, b = take(2)
            x, y = sx, sy = a + ox, b + oy
            out.append(("M", x, y))
            command, last = ("l" if command == "m" else "L"), None
        elif low in "lhv":
            if low == "l":
                a, b = take(2)
                x, y = a + ox, b + oy
            elif low == "h":
                x = take(1)[0] + ox
            else:
                y = take(1)[0] + oy
            out.append(("L", x, y))
            last = None
        elif low in "cs":
            if low == "c":
                a, b, c, d2 = take(4)
                a, b, c, d2 = a + ox, b + oy, c + ox, d2 + oy
            else:
                c, d2 = take(2)
                c, d2 = c + ox, d2 + oy
                a, b = (2 * x - last[0], 2 * y - last[1]) if last else (x, y)
            e, f = take(2)
            x, y, last = e + ox, f + oy, (c, d2)
            out.append(("C", a, b, c, d2, x, y))
        elif low == "q":
            a, b, e, f = take(4)
            a, b, e, f = a + ox, b + oy, e + ox, f + oy
            out.append(("C", x + 2 / 3 * (a - x), y + 2 / 3 * (b - y), e + 2 / 3 * (a - e), f + 2 / 3 * (b - f), e, f))
            x, y, last = e, f, None
        elif low == "a":
            rx, ry, turn, large, sweep, e, f = flags()
            e, f = e + ox, f + oy
            out += arc(x, y, rx, ry, turn, bool(large), bool(sweep), e, f)
            x, y, last = e, f, None
        else:
            raise ValueError(d)
    return out


def oval(cx, cy, rx, ry):
    return read_path(f"M{cx - rx} {cy}a{rx} {ry} 0 1 0 {2 * rx} 0a{rx} {ry} 0 1 0 {-2 * rx} 0z")


def shape(kind, a):
    n = lambda key: float(a.get(key, 0))
    if kind == "path":
        return read_path(a["d"])
    if kind == "circle":
        return oval(n("cx"), n("cy"), n("r"), n("r"))
    if kind == "ellipse":
        return oval(n("cx"), n("cy"), n("rx"), n("ry"))
    if kind == "line":
        return [("M", n("x1"), n("y1")), ("L", n("x2"), n("y2"))]
    if kind in ("polyline", "polygon"):
        p = [float(v) for v in re.split(r"[ ,]+", a["points"].strip())]
        segs = [("L", p[i], p[i + 1]) for i in range(0, len(p), 2)]
        return [("M", *segs[0][1:])] + segs[1:] + ([("Z",)] if kind == "polygon" else [])
    if kind == "rect":
        x, y, w, h = n("x"), n("y"), n("width"), n("height")
        r = n("rx") or n("ry")
        if not r:
            return read_path(f"M{x} {y}h{w}v{h}h{-w}z")
        return read_path(f"M{x + r} {y}h{w - 2 * r}a{r} {r} 0 0 1 {r} {r}v{h - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
                         f"h{-(w - 2 * r)}a{r} {r} 0 0 1 {-r} {-r}v{-(h - 2 * r)}a{r} {r} 0 0 1 {r} {-r}z")
    raise ValueError(kind)


def number(v):
    return f"{v:.3f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(v) < 5e-4 else f"{v:.3f}".rstrip("0").rstrip(".")


def main(package):
    with open("lucide.txt", "w") as out:
        for name in sorted(set(NAMES)):
            svg = ElementTree.parse(f"{package}/icons/{name}.svg").getroot()
            segs = [seg for node in svg for seg in shape(node.tag.split("}")[1], node.attrib)]
            d = "".join(seg[0] + " ".join(number(v) for v in seg[1:]) for seg in segs)
            out.write(f"{name}\t{d}\n")


main(sys.argv[1])
