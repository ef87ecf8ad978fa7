"""Makes ranking_cases.json: 1,000 random cases with ties, measured by scikit-learn 1.9.1 (numpy 2.4.6).

    python make_ranking_cases.py > ranking_cases.json

A case is a line: labels as 0 and 1, scores as letters (A is 0, B is 1 ...), the lowest score that alarms, then
roc_auc_score(y, s), roc_auc_score(y, s, max_fpr=0.3), average_precision_score(y, s), and for pred = s >= t:
precision_score, recall_score, f1_score, fbeta_score(beta=2), matthews_corrcoef, balanced_accuracy_score.
null where scikit-learn has no value of its own: one class, no anomaly, no alarm.
"""
import json
import sys
import warnings

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
random = np.random.default_rng(20261120)
cases = []
for case in range(1000):
    n = int(random.integers(1, 50))
    levels = int(random.integers(1, 27))
    y = (random.random(n) < random.choice([0.05, 0.2, 0.5])).astype(int)
    s = np.minimum(random.integers(0, levels, n) + y * int(random.integers(0, 4)), 25)
    t = int(random.choice(s))
    pred = (s >= t).astype(int)
    both = 0 < y.sum() < n
    some = y.sum() > 0
    values = [
        m.roc_auc_score(y, s) if both else None,
        m.roc_auc_score(y, s, max_fpr=0.3) if both else None,
        m.average_precision_score(y, s) if some else None,
        m.precision_score(y, pred),
        m.recall_score(y, pred) if some else None,
        m.f1_score(y, pred) if some else None,
        m.fbeta_score(y, pred, beta=2) if some else None,
        m.matthews_corrcoef(y, pred) if both and pred.sum() < n else None,
        m.balanced_accuracy_score(y, pred) if both else None,
    ]
    cases.append([
        "".join(map(str, y)), "".join(chr(65 + v) for v in s), t,
        *(None if v is None else float(v) for v in values)])
sys.stdout.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
