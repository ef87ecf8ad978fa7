"""Makes forest.json: isolation forests of scikit-learn, as arrays with scores and as twins.

Made with numpy 2.4.6, scikit-learn 1.9.1:
    python make_forest.py > forest.json
`forests`: the arrays of fitted forests and -score_samples of `new`.
`twins`: for each probe row (down), -score_samples of 200 forests that differ in random_state
(seeds 1000, 1097, ...), rounded to 5 decimals.
"""
import json
import numpy as np
from sklearn.ensemble import IsolationForest

rng = np.random.default_rng(4)
rows = rng.normal(size=(150, 3)) @ np.array([[1, 0.5, 0], [0, 1, -0.7], [0, 0, 0.5]])
rows[:6] += 4
rows[:, 2] = np.round(rows[:, 2] * 2) / 2
rows = np.round(rows, 3).astype(np.float32)
new = np.vstack([rows[:4] + np.float32(0.25), rows[50:60] - np.float32(0.125), rows.max(0, keepdims=True) + 3,
                 rows.min(0, keepdims=True) - 3, rows[:3]]).astype(np.float32)


def text(table):
    return [[float(str(v)) for v in row] for row in table]


def arrays(model):
    trees = []
    for tree, columns in zip(model.estimators_, model.estimators_features_):
        t = tree.tree_
        trees.append({
            "left": t.children_left.tolist(), "right": t.children_right.tolist(),
            "feature": [int(columns[f]) if f >= 0 else -2 for f in t.feature],
            "threshold": t.threshold.tolist(), "samples": t.n_node_samples.tolist()})
    return trees


forests = []
for name, settings in [
    ("plain", dict(n_estimators=12, max_samples=64, random_state=1)),
    ("bootstrap, two of three columns", dict(n_estimators=7, max_samples=40, max_features=2, bootstrap=True, random_state=2)),
    ("one row a tree", dict(n_estimators=3, max_samples=1, random_state=3)),
    ("all rows", dict(n_estimators=4, max_samples=1.0, random_state=4)),
]:
    model = IsolationForest(**settings).fit(rows)
    forests.append({"name": name, "sample": int(model.max_samples_), "trees": arrays(model),
                    "scores": (-model.score_samples(new)).tolist()})
contaminated = IsolationForest(n_estimators=12, max_samples=64, random_state=1, contamination=0.1).fit(rows)
probes = np.vstack([rows[0], rows[60], rows.mean(0), rows.max(0) + 1]).astype(np.float32)
twins = []
for name, settings in [
    ("plain", dict(n_estimators=20, max_samples=64)),
    ("share of columns", dict(n_estimators=20, max_samples=64, max_features=0.7)),
    ("bootstrap", dict(n_estimators=20, max_samples=150, bootstrap=True)),
]:
    scores = [-IsolationForest(random_state=1000 + 97 * seed, **settings).fit(rows).score_samples(probes)
              for seed in range(200)]
    twins.append({"name": name, "scores": np.round(np.array(scores).T, 5).tolist()})
print(json.dumps({
    "rows": text(rows), "new": text(new), "forests": forests, "probes": text(probes), "twins": twins,
    "dialect": {"contamination": 0.1, "offset": float(contaminated.offset_),
                "decisions": contaminated.decision_function(new).tolist()},
}))
