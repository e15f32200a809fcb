#!/usr/bin/env python3
"""Times `solieu extract` beside what one would pick instead, as whole processes, on the same files: a script in
Python and its `re`, and the number pattern alone by Vectorscan and by PCRE2 with its JIT, as far as these were built.

    NEWS=news.txt DENSE=article.txt tools/bench/peers/run.py build/solieu
    tools/bench/peers/run.py build/solieu            the project's own corpus

The engines are looked for beside the program, in tools/bench/; CMake builds them where libhs and libpcre2 are.
NEWS holds documents with a line of a form feed alone between two; DENSE is one document, repeated. Both
become files of a temporary folder, since programs are given files. Start-up, reading and writing count.
The best of three runs is taken: what disturbs a run only ever makes it longer.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "corpus" / "docs"
RUNS = 3


def news(sample):
    if not os.environ.get("NEWS"):
        return dense(sample, None)
    documents = Path(os.environ["NEWS"]).read_bytes().split(b"\n\f\n")
    step = -(-sum(map(len, documents)) // sample)
    return documents[::step]


def dense(size, path):
    paths = [Path(path)] if path else sorted(CORPUS.glob("*.txt"))
    once = [p.read_bytes() for p in paths]
    return once * -(-size // sum(map(len, once)))


def lay_out(documents, folder):
    folder.mkdir()
    for i, document in enumerate(documents):
        (folder / f"{i:06}.txt").write_bytes(document)
    return sum(map(len, documents))


def time_of(command, out):
    """Seconds of wall clock and of processor, the best of RUNS by wall clock."""
    best = None
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        with open(out, "wb") as f:
            subprocess.run(command, stdout=f, check=True)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best or (wall, cpu), (wall, cpu))
    return best


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sample = int(float(os.environ.get("SAMPLE_MB", "8")) * 1e6)
    programs = {
        "solieu": [sys.argv[1], "extract", "--quiet", "--jobs", "1"],
        "Python re": [sys.executable, str(HERE / "figures_re.py")],
    }
    for name, program in (("Vectorscan", "numbers_vectorscan"), ("PCRE2 JIT", "numbers_pcre2")):
        path = Path(sys.argv[1]).resolve().parent / "tools" / "bench" / program
        if path.exists():
            programs[name] = [str(path)]
    texts = {"news": news(sample), "dense": dense(sample, os.environ.get("DENSE"))}
    print(f"{'text':<6} {'program':<10} {'MB':>6} {'s':>8} {'CPU s':>8} {'MB/s':>8} {'rows':>8} {'times faster':>13}")
    with tempfile.TemporaryDirectory() as scratch:
        for name, documents in texts.items():
            folder = Path(scratch) / name
            size = lay_out(documents, folder)
            timed = {}
            for program, command in programs.items():
                out = Path(scratch) / "out.csv"
                timed[program] = (*time_of([*command, str(folder)], out), out.read_bytes().count(b"\n") - 1)
            slowest = timed["Python re"][0]
            for program, (wall, cpu, rows) in timed.items():
                print(f"{name:<6} {program:<10} {size / 1e6:>6.1f} {wall:>8.2f} {cpu:>8.2f} {size / 1e6 / wall:>8.2f} {rows:>8} {slowest / wall:>13.1f}")


if __name__ == "__main__":
    main()
