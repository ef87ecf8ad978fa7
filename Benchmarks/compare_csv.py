"""Times CSV readers side by side: compare_csv.py [--folder DIR] [--large] [--repeats N]

Makes a file of 100,000 x 10 numbers of 17 digits (with --large also one of 1,000,000 x 60), then lets
pandas, pyarrow, polars and Assay read each into columns of float64, on one thread and on two, each
reader in a process of its own, in turn, round after round. A reader's time is the median of its
rounds; each round is the best of three reads. Prints a Markdown table and, as JSON lines, all runs.

Run it from the root of Assay after `swift build -c release --product bench-csv`. The peers come from
PyPI into a virtual environment below the folder: pandas 2.3.3, pyarrow 22.0.0, polars 1.35.2.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import venv
from pathlib import Path

PEERS = ["numpy==2.3.5", "pandas==2.3.3", "pyarrow==22.0.0", "polars==1.35.2"]
READERS = ["pandas", "pyarrow", "polars", "assay"]


def environment(folder):
    """The Python of a virtual environment that has the peers."""
    home = folder / "venv"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    return python


def write(path, rows, columns):
    """A file of standard normal numbers, each with 17 digits; the same bytes every time."""
    import numpy as np
    if path.exists():
        return
    draws = np.random.default_rng(7)
    with path.open("w") as out:
        out.write(",".join(f"x{i}" for i in range(columns)) + "\n")
        for start in range(0, rows, 10_000):
            block = draws.normal(size=(min(10_000, rows - start), columns))
            np.savetxt(out, block, fmt="%.17g", delimiter=",")


def read(reader, path, threads):
    """One read into columns of float64; answers its seconds and the table."""
    import time
    if reader == "pandas":
        import pandas
        begin = time.perf_counter()
        table = pandas.read_csv(path)
    elif reader == "pyarrow":
        import pyarrow
        from pyarrow import csv
        pyarrow.set_cpu_count(threads)
        begin = time.perf_counter()
        table = csv.read_csv(path, read_options=csv.ReadOptions(use_threads=threads > 1))
    else:
        import polars
        begin = time.perf_counter()
        table = polars.read_csv(path)
    return time.perf_counter() - begin, table


def measure(reader, path, threads):
    """Three reads in this process: the best time, and the peak of its memory."""
    seconds = []
    for _ in range(3):
        elapsed, table = read(reader, path, threads)
        seconds.append(elapsed)
        rows = len(table)
        del table
    status = Path("/proc/self/status").read_text().splitlines()
    [peak] = [line for line in status if line.startswith("VmHWM")]
    return {"reader": reader, "threads": threads, "rows": rows, "read_s_best": min(seconds),
            "peak_bytes": int(peak.split()[1]) * 1024}


def run(python, reader, path, threads):
    """A round of one reader in a process of its own, on as many processors as it may use."""
    names = ["POLARS_MAX_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS"]
    variables = {**os.environ, **{name: str(threads) for name in names}}
    if reader == "assay":
        command = [".build/release/bench-csv", path, "--threads", str(threads), "--repeats", "3"]
    else:
        command = [python, __file__, "--reader", reader, "--threads", str(threads), "--file", path]
    processors = ",".join(str(p) for p in sorted(os.sched_getaffinity(0))[-threads:])
    answer = subprocess.run(["taskset", "-c", processors, *command], env=variables, check=True,
                            capture_output=True, text=True)
    return json.loads(answer.stdout)


def table(runs, path):
    """The medians as Markdown, each reader against the others."""
    size = path.stat().st_size
    print(f"\n{path.name}, {size / 1e6:.0f} MB\n")
    print("| reader | threads | seconds | MB/s | Assay is faster by | peak MiB |\n|---|---|---|---|---|---|")
    for threads in (1, 2):
        best = {}
        for reader in READERS:
            mine = [r for r in runs if r["reader"] == reader and r["threads"] == threads]
            best[reader] = (statistics.median(r["read_s_best"] for r in mine),
                            max(r["peak_bytes"] for r in mine))
        for reader, (seconds, peak) in best.items():
            print(f"| {reader} | {threads} | {seconds:.4f} | {size / seconds / 1e6:.0f} "
                  f"| {seconds / best['assay'][0]:.2f} | {peak / 2**20:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/assay-csv"))
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--reader")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--file")
    parser.add_argument("--make", nargs=2, type=int)
    options = parser.parse_args()
    if options.reader:
        return print(json.dumps(measure(options.reader, options.file, options.threads)))
    if options.make:
        return write(Path(options.file), *options.make)
    options.folder.mkdir(parents=True, exist_ok=True)
    python = environment(options.folder)
    for rows, columns in [(100_000, 10)] + [(1_000_000, 60)] * options.large:
        path = options.folder / f"numbers-{rows}x{columns}.csv"
        subprocess.run([python, __file__, "--file", path, "--make", str(rows), str(columns)], check=True)
        runs = []
        for _ in range(options.repeats):
            for threads in (1, 2):
                for reader in READERS:
                    runs.append(run(python, reader, path, threads))
                    print(json.dumps(runs[-1]), file=sys.stderr)
        table(runs, path)


if __name__ == "__main__":
    main()
