#!/usr/bin/env python3
"""Time the language engine against spaCy: same texts, same run, one core each.

Usage:  python benches/language.py [--core N] [--tokens N] [--rounds N] PATH...

Builds the benchmark, sets up spaCy as `tests/language/parity.py` does, and runs
both in turn, pinned to one core and with one thread for spaCy's matrix library:
spaCy's full pipeline (without the unused `senter`) through `nlp.pipe`, and ours.
Time on the processor counts, and of all rounds the fastest of each: what else the
machine does makes both slower, never faster. The first round of spaCy, in which it
meets its words, is not counted; ours counts passes after the first alone, too.
PATHs are text files, JSON lines (their `text`) or folders of either.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[library + "_NUM_THREADS"] = "1"

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "language"))
import parity  # noqa: E402


def their_rate(nlp, texts):
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return tokens / (time.process_time() - start)


def our_report(files):
    return subprocess.run(["cargo", "bench", "-q", "--bench", "language", "--", *files], cwd=ROOT,
                          check=True, stdout=subprocess.PIPE, text=True).stdout


def our_rate(report):
    return float(re.search(r"warm\s+(\d+)", report).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=100_000, help="about so many tokens")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    parity.ensure_spacy()
    subprocess.run(["cargo", "bench", "--bench", "language", "--no-run"], cwd=ROOT, check=True)
    import oracle
    nlp = oracle.load()
    texts = list(parity.texts(args.paths, args.tokens))
    os.sched_setaffinity(0, {args.core})
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for number, text in enumerate(texts):
            file = pathlib.Path(scratch, "%05d.txt" % number)
            file.write_bytes(text.encode("utf-8"))
            files.append(file)
        their_rate(nlp, texts)
        reports, theirs = [], []
        for _ in range(args.rounds):
            reports.append(our_report(files))
            theirs.append(their_rate(nlp, texts))
    best = max(reports, key=our_rate)
    print(best, end="")
    print("spaCy               %9.0f tokens/s" % max(theirs))
    print("ratio               %9.1f" % (our_rate(best) / max(theirs)))


if __name__ == "__main__":
    main()
