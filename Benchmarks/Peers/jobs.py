"""Whole jobs as commands, from the start of a process to its files on disk, for `Benchmarks/compare`.

A contestant is a list of commands, which run one after another in a folder of its own; processor time and peak memory are
those of all processes that they start.
"""
import os
import shutil
import subprocess
import time
from pathlib import Path

import numpy as np
import polars

import inputs

HERE = Path(__file__).resolve().parent

# Shapes of six public tables (WBC, thyroid, vowels, cardio, annthyroid, mammography), with rows that are made.
TABLES = [(378, 30), (3772, 6), (1456, 12), (1831, 21), (7200, 6), (11183, 6)]

DETECTORS = ["isolation-forest", "lof", "knn", "one-class-svm: { nu: 0.1 }", "hbos", "ecod", "copod", "pca"]


class Job:
    """What is done by both sides, in `folder`."""

    def __init__(self, name, ours, peer, peer_name):
        self.name, self.ours, self.peer, self.peer_name = name, ours, peer, peer_name


def whole_job(folder, program, python):
    """Two files of 100,000 rows with 17 digits a number: learn from one, score the other, write the scores."""
    workload = inputs.write(folder.parent / "inputs", "if-100k-10")
    for part in ("train", "test"):
        path = folder / f"{part}.csv"
        if not path.exists():
            rows = np.load(workload / f"X_{part}.npy").astype(np.float64)
            # Digits that a Float has none of, as measured numbers have.
            rows += np.random.default_rng(1).random(rows.shape) * 1e-9
            polars.DataFrame(rows, schema=[f"x{i}" for i in range(rows.shape[1])]).write_csv(path)
    (folder / "fit.yaml").write_text(
        "name: whole\ndata: [{ file: train.csv }]\nsplit: all\n"
        "detectors: [isolation-forest: { trees: 100, sample: 256 }]\n"
        "thresholds: []\ncontrols: false\nexport: best\n")
    script = "rm -rf reports && $0 run fit.yaml --quiet && $0 score reports/whole/*/models/* test.csv --to ours.csv"
    return Job(
        "whole job, two CSV files", ["bash", "-c", script, program],
        [python, HERE / "whole_job.py", "train.csv", "test.csv", "theirs.csv"], "polars + scikit-learn")


def sweep(folder, program, python):
    """Six tables, eight detectors, two seeds, two jobs: with intervals, controls and a report on our side."""
    names = []
    for number, (rows, columns) in enumerate(TABLES):
        path = folder / f"table{number}.csv"
        names.append(path.name)
        if path.exists():
            continue
        generator = np.random.default_rng(number)
        clouds = [(2 * generator.standard_normal(columns), generator.standard_normal((columns, columns)) / columns ** 0.5)
                  for _ in range(5)]
        values, labels = inputs.rows_of(generator, clouds, np.full(5, 0.2), rows, columns)
        table = polars.DataFrame(values, schema=[f"x{i}" for i in range(columns)])
        table.with_columns(label=polars.Series(labels)).write_csv(path)
    data = "\n".join(f"  - {{ file: {name}, label: label }}" for name in names)
    detectors = "\n".join(f"  - {detector}" for detector in DETECTORS)
    (folder / "sweep.yaml").write_text(
        f"name: sweep\ndata:\n{data}\nsplit: {{ holdout: {{ test: 0.5, validation: 0 }} }}\n"
        f"detectors:\n{detectors}\nseeds: [1, 2]\n")
    script = "rm -rf reports && $0 run sweep.yaml --quiet --jobs 2"
    return Job(
        "sweep, 6 tables × 8 detectors × 2 seeds, two jobs", ["bash", "-c", script, program],
        [python, HERE / "sweep_job.py", "2", "theirs.csv", *names], "scikit-learn + PyOD + joblib")


def measured(command, folder, environment):
    """Seconds of the clock and of processors, and the most memory that one of its processes held."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command}: {said.decode()[-2000:]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(home, program, python, environment, rounds):
    """Yields a line for each job: the medians of both, the ratios of rounds, and peak memory."""
    for make in (whole_job, sweep):
        folder = home / make.__name__
        folder.mkdir(parents=True, exist_ok=True)
        job = make(folder, program, python)
        both = {"assay": job.ours, job.peer_name: job.peer}
        times = {name: [] for name in both}
        for command in both.values():
            measured(command, folder, environment)
        for turn in range(rounds):
            for name in list(both) if turn % 2 == 0 else list(both)[::-1]:
                times[name].append(measured(both[name], folder, environment))
        yield job, times["assay"], times[job.peer_name]
        shutil.rmtree(folder / "reports", ignore_errors=True)
