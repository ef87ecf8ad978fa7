"""Measures what a sweep costs beyond its trials: measure_sweeps.py [--program PATH]

Three figures, as Markdown:
- the overhead of a trial: the time of a run of 1,000 short trials with one job, less the time that the
  trials themselves took by their own clocks (`trial_seconds`), for each trial;
- the time to plan 100,000 trials;
- the time to resume a finished sweep of 10,000 trials.

Run it from the root of Assay after `./assay doctor` has built the program, in a folder (`--folder`) of a disk
on which nothing was deleted in the last minutes: ext4 looks long for an inode where many were freed.
"""
import argparse
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path


def run(program, *words):
    """The seconds that a command of Assay takes, which must succeed."""
    begin = time.perf_counter()
    subprocess.run([program, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def spec(folder, detectors, seeds):
    path = folder / f"short-{seeds}.yaml"
    numbers = ", ".join(str(seed) for seed in range(1, seeds + 1))
    path.write_text(
        "name: short\n"
        "data: [{ catalog: breast_cancer }]\n"
        "split: { holdout: { test: 0.3, validation: 0.3 } }\n"
        f"detectors: [{detectors}]\n"
        f"seeds: [{numbers}]\n"
        "controls: false\nexport: none\n")
    return path


def overhead(program, folder, jobs, name):
    """Seconds of a run of 1,000 trials, of its trials on one of the jobs, and of all else for each trial."""
    out = folder / name
    seconds = run(program, "run", spec(folder, "mahalanobis, ecod", 500), "--jobs", str(jobs),
                  "--quiet", "--out", out)
    [timings] = out.glob("short/*/timings")
    own = [json.loads(path.read_text())["trial_seconds"]
           for path in timings.glob("*.json") if path.name not in ("run.json", "reports.json")]
    return seconds, sum(own) / jobs, (seconds - sum(own) / jobs) / len(own)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=".build/launcher/release/assay")
    parser.add_argument("--folder", help="where runs land; removed at the end (default: a temporary one)")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    folder = Path(tempfile.mkdtemp(dir=options.folder))
    try:
        print("| 1,000 short trials, jobs | the run, s | its trials on each job, s | all else for each trial, ms |")
        print("|---|---|---|---|")
        for jobs in (1, 2):
            for turn in range(3):
                whole, own, each = overhead(program, folder, jobs, f"jobs{jobs}-{turn}")
                print(f"| {jobs} | {whole:.2f} | {own:.2f} | {1000 * each:.2f} |")
        large = spec(folder, "{ lof: { neighbors: " + str(list(range(2, 202))) + " } }", 500)
        print(f"\n100,000 trials are planned in {run(program, 'run', large, '--dry-run'):.2f} s.")
        many = spec(folder, "constant, random", 5000)
        out = folder / "many"
        run(program, "run", many, "--quiet", "--out", out)
        print("A finished sweep of 10,000 trials is resumed in "
              f"{run(program, 'run', many, '--quiet', '--out', out):.2f} s.")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
