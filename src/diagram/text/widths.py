#!/usr/bin/env python3
"""Writes widths.txt beside this script: how wide the letters of common sans serif fonts are.

    python3 src/diagram/text/widths.py FONT.ttf…

Each line is a width in hundredths of the font size and the letters that are as wide in the widest of
the fonts, so that a box sized by them holds its words whichever font draws it. Made from DejaVu Sans
2.37 and Liberation Sans 2.1 (widths are facts; nothing of the fonts themselves is kept). Letters are
those of Latin, Greek, Cyrillic and Arabic; program code takes others as one font size wide.
"""
import pathlib
import struct
import sys

LETTERS = [*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x370, 0x530), *range(0x60C, 0x6D4),
           *range(0x1E00, 0x1F00), *range(0x2010, 0x2028)]


def widths(path):
    data = pathlib.Path(path).read_bytes()
    tables = {}
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        tag, _, offset, _ = struct.unpack(">4sLLL", data[at:at + 16])
        tables[tag] = offset
    units = struct.unpack(">H", data[tables[b"head"] + 18:][:2])[0]
    count = struct.unpack(">H", data[tables[b"hhea"] + 34:][:2])[0]
    metrics = tables[b"hmtx"]
    for glyph, letter in glyphs(data, tables[b"cmap"]):
        advance = struct.unpack(">H", data[metrics + 4 * min(glyph, count - 1):][:2])[0]
        yield letter, round(100 * advance / units)


def glyphs(data, cmap):
    for table in range(struct.unpack(">H", data[cmap + 2:][:2])[0]):
        offset = struct.unpack(">HHL", data[cmap + 4 + 8 * table:][:8])[2]
        at = cmap + offset
        if struct.unpack(">H", data[at:][:2])[0] != 4:
            continue
        twice = struct.unpack(">H", data[at + 6:][:2])[0]
        row = lambda n: struct.unpack(f">{twice // 2}H", data[at + 14 + n * twice + (2 if n else 0):][:twice])
        ends, starts, deltas, ranges = row(0), row(1), row(2), row(3)
        for number, (end, start, delta, gap) in enumerate(zip(ends, starts, deltas, ranges)):
            for letter in range(start, min(end, 0xFFFE) + 1):
                if gap:
                    place = at + 16 + 3 * twice + 2 * number + gap + 2 * (letter - start)
                    glyph = struct.unpack(">H", data[place:][:2])[0]
                    glyph = (glyph + delta) & 0xFFFF if glyph else 0
                else:
                    glyph = (letter + delta) & 0xFFFF
                if glyph:
                    yield glyph, letter
        return


widest = {}
for font in sys.argv[1:]:
    for letter, width in widths(font):
        widest[letter] = max(widest.get(letter, 0), width)
by_width = {}
for letter in LETTERS:
    if letter in widest:
        by_width.setdefault(widest[letter], []).append(chr(letter))
out = pathlib.Path(__file__).with_name("widths.txt")
out.write_text("".join(f"{width}\t{''.join(letters)}\n" for width, letters in sorted(by_width.items())), "utf-8")
