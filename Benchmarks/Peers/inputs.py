"""Rows to compare on: inputs.py FOLDER WORKLOAD… writes X_train.npy, X_test.npy and y_test.npy of each.

The same name always has the same bytes. Ordinary rows come from five Gaussian clouds with correlated columns; every
twentieth row is an anomaly: an ordinary row of which a few columns are drawn anew, from the whole width of the
column, from far out in its own cloud, or from a small cloud of their own. No detector finds all of them.
"""
import sys
import zlib
from pathlib import Path

import numpy as np

# name: rows to learn from, rows to score, columns
WORKLOADS = {
    "if-100k-10": (100_000, 100_000, 10),
    "if-100k-59": (100_000, 100_000, 59),
    "if-1m-10": (100_000, 1_000_000, 10),
    "eif-100k-10": (100_000, 100_000, 10),
    "lof-10k-10": (10_000, 10_000, 10),
    "lof-50k-8": (50_000, 50_000, 8),
    "lof-20k-59": (20_000, 20_000, 59),
    "lof-5k-274": (5_000, 5_000, 274),
    "ocsvm-10k-10": (10_000, 10_000, 10),
    "ocsvm-20k-10": (20_000, 20_000, 10),
    "nystrom-20k-10": (20_000, 20_000, 10),
    "ae-10k-59": (10_000, 10_000, 59),
    "ecod-100k-59": (100_000, 100_000, 59),
    "copod-100k-59": (100_000, 100_000, 59),
    "hbos-100k-59": (100_000, 100_000, 59),
}


def rows_of(generator, clouds, shares, count, columns):
    own = generator.choice(len(clouds), count, p=shares)
    rows = generator.standard_normal((count, columns))
    for index, (center, mix) in enumerate(clouds):
        rows[own == index] = rows[own == index] @ mix + center
    labels = np.zeros(count, np.uint8)
    odd = generator.permutation(count)[: count // 20]
    labels[odd] = 1
    centers = np.array([center for center, _ in clouds])
    low, high = centers.min(axis=0) - 3, centers.max(axis=0) + 3
    changed = max(2, min(columns // 5, 8))
    for place, row in enumerate(odd):
        at = generator.choice(columns, changed, replace=False)
        if place % 3 == 0:
            rows[row, at] = generator.uniform(low[at], high[at])
        elif place % 3 == 1:
            rows[row, at] = centers[own[row], at] + 3.5 * (rows[row, at] - centers[own[row], at])
        else:
            rows[row, at] = high[at] + 0.2 * generator.standard_normal(changed)
    return rows.astype(np.float32), labels


def write(folder, name):
    home = Path(folder) / name
    if (home / "y_test.npy").exists():
        return home
    home.mkdir(parents=True, exist_ok=True)
    training, test, columns = WORKLOADS[name]
    generator = np.random.default_rng(zlib.crc32(f"{training} {columns}".encode()))
    clouds = []
    for _ in range(5):
        turn, _ = np.linalg.qr(generator.standard_normal((columns, columns)))
        mix = (turn * generator.lognormal(-0.5, 0.6, columns)).T
        clouds.append((2 * generator.standard_normal(columns), mix))
    shares = generator.dirichlet(np.full(len(clouds), 5.0))
    learned, _ = rows_of(generator, clouds, shares, training, columns)
    scored, labels = rows_of(generator, clouds, shares, test, columns)
    np.save(home / "X_train.npy", learned)
    np.save(home / "X_test.npy", scored)
    np.save(home / "y_test.npy", labels)
    return home


if __name__ == "__main__":
    for workload in sys.argv[2:]:
        print(write(sys.argv[1], workload))
