#!/usr/bin/env python3
"""Renders lajur.svg into the sizes and containers that the packages need.

Run it in this folder after a change of the drawing; it needs rsvg-convert (librsvg2-bin) and nothing else.
"""

import pathlib
import struct
import subprocess

HERE = pathlib.Path(__file__).parent
# Names that Tauri's bundler looks for, with their side in pixels.
PNGS = {"32x32.png": 32, "128x128.png": 128, "128x128@2x.png": 256, "icon.png": 512}
# Apple's four-letter codes for PNG entries, with their side in pixels.
ICNS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
ICO = [16, 24, 32, 48, 64, 256]


def png(side):
    """The drawing as the bytes of an RGBA PNG."""
    size = str(side)
    command = ["rsvg-convert", "-w", size, "-h", size, str(HERE / "lajur.svg")]
    return subprocess.run(command, check=True, capture_output=True).stdout


def icns():
    """Apple's container: a header, then each entry as code, length and PNG."""
    entries = b""
    for code, side in ICNS.items():
        data = png(side)
        entries += code + struct.pack(">I", len(data) + 8) + data
    return b"icns" + struct.pack(">I", len(entries) + 8) + entries


def ico():
    """Windows' container: a directory of 16-byte rows, then the PNGs. A side of 256 is written as 0."""
    images = [(side, png(side)) for side in ICO]
    offset = 6 + 16 * len(images)
    rows, data = b"", b""
    for side, image in images:
        rows += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(image), offset + len(data))
        data += image
    return struct.pack("<HHH", 0, 1, len(images)) + rows + data


for name, side in PNGS.items():
    (HERE / name).write_bytes(png(side))
(HERE / "icon.icns").write_bytes(icns())
(HERE / "icon.ico").write_bytes(ico())
