"""Makes series_cases.json: 60 random series, measured by TSB-AD 1.5 (PyPI; numpy 2.4.6, scikit-learn 1.9.1).

    python make_series_cases.py > series_cases.json

A case is a line: labels as 0 and 1, scores as letters (A is 0, B is 1 ...), a window, then of the scores
generate_curve(y, s, window, 'opt', 250)'s VUS-PR and VUS-ROC, metric_EventF1PA, metric_RF1, metric_Affiliation and
metric_PointF1PA without predictions; and for pred = s > 12: range precision and recall (range_recall_new with alpha 0
and 0.2), affiliation precision and recall (pr_from_events), metric_EventF1PA. null where nothing alarms.
"""
import json
import sys
import warnings

import numpy as np
from TSB_AD.evaluation.affiliation.generics import convert_vector_to_events
from TSB_AD.evaluation.affiliation.metrics import pr_from_events
from TSB_AD.evaluation.basic_metrics import basic_metricor, generate_curve

warnings.simplefilter("ignore")
random = np.random.default_rng(20261120)
grader = basic_metricor()
cases = []
while len(cases) < 60:
    n = int(random.integers(20, 260))
    y = np.zeros(n, dtype=int)
    for _ in range(int(random.integers(1, 6))):
        start = int(random.integers(0, n))
        y[start:start + int(random.integers(1, 15))] = 1
    if y.all():
        continue
    s = np.clip(np.round(random.normal(8, 4, n) + 6 * np.roll(y, int(random.integers(0, 4)))), 0, 25)
    window = int(random.integers(0, 25))
    pred = (s > 12).astype(int)
    *_, roc, pr = generate_curve(y, s, window, "opt", 250)
    values = [pr, roc, grader.metric_EventF1PA(y, s), grader.metric_RF1(y, s), None, grader.metric_PointF1PA(y, s)]
    # TSB-AD's own maximum over thresholds is NaN once a threshold lets nothing alarm: leave those out.
    best = 0
    for threshold in np.linspace(s.min(), s.max(), 100):
        alarms = (s > threshold).astype(int)
        if alarms.any():
            best = max(best, grader.metric_Affiliation(y, s, alarms))
    values[4] = best
    if pred.any():
        affiliation = pr_from_events(convert_vector_to_events(pred), convert_vector_to_events(y), (0, n))
        values += [grader.range_recall_new(pred, y, 0)[0], grader.range_recall_new(y, pred, 0.2)[0],
                   affiliation["Affiliation_Precision"], affiliation["Affiliation_Recall"],
                   grader.metric_EventF1PA(y, s, pred)]
    else:
        values += [None] * 5
    cases.append(["".join(map(str, y)), "".join(chr(65 + int(v)) for v in s), window,
                  *(None if v is None else float(v) for v in values)])
sys.stdout.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
