#!/usr/bin/env python3
"""Time the language engine against spaCy: same texts, same run, one core each.

Usage:  python benches/language.py [--core N] PATH...

Builds the benchmark, sets up spaCy as `tests/language/parity.py` does, and runs
both in turn pinned to one core, each warm: spaCy's full pipeline (without the
unused `senter`) through `nlp.pipe`, and ours. PATHs are text files or folders.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "language"))
import parity  # noqa: E402

PASSES = 3


def spacy_rate(texts):
    import oracle
    nlp = oracle.load()
    times = []
    for _ in range(PASSES + 1):
        start = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        times.append(time.perf_counter() - start)
    return tokens, tokens / sorted(times[1:])[PASSES // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=100_000)
    args = parser.parse_args()
    parity.ensure_spacy()
    subprocess.run(["cargo", "bench", "--bench", "language", "--no-run"], cwd=ROOT, check=True)
    texts = list(parity.texts(args.paths, args.tokens))
    os.sched_setaffinity(0, {args.core})
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for number, text in enumerate(texts):
            file = pathlib.Path(scratch, "%05d.txt" % number)
            file.write_bytes(text.encode("utf-8"))
            files.append(file)
        ours = subprocess.run(["cargo", "bench", "--bench", "language", "--", *files], cwd=ROOT,
                              check=True, stdout=subprocess.PIPE, text=True).stdout
    tokens, theirs = spacy_rate(texts)
    print(ours, end="")
    print("spaCy               %9.0f tokens/s" % theirs)
    warm = float(re.search(r"warm\s+(\d+)", ours).group(1))
    print("ratio               %9.1f" % (warm / theirs))


if __name__ == "__main__":
    main()
