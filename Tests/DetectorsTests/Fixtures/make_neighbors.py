"""Makes neighbors.json: LOF and k-nearest-neighbour scores of scikit-learn and PyOD.

Made with numpy 2.4.6, scikit-learn 1.9.1, pyod 3.6.7:
    python make_neighbors.py > neighbors.json
`training` scores the learned rows without themselves, `scores` scores `new` among all learned rows.
Rows are exact as Float and no two distances of a row tie, so that k neighbours are the same everywhere.
"""
import json
import numpy as np
from pyod.models.knn import KNN
from sklearn.neighbors import LocalOutlierFactor

rng = np.random.default_rng(6)
rows = rng.normal(size=(90, 4)) * [1, 2, 0.5, 10] + [0, 5, -3, 100]
rows[:4] += np.array([[6, 0, 0, 0], [0, 9, 0, 0], [0, 0, 4, 0], [5, 5, 5, 90]])
rows = np.round(rows, 4).astype(np.float32)
new = np.round(np.vstack([rows[10:20] + rng.normal(size=(10, 4)), rows.max(0) + 4, rows.mean(0)]), 4).astype(np.float32)
X, N = rows.astype(float), new.astype(float)


def text(table):
    return [[float(str(v)) for v in row] for row in table]


cases = []
for k in [1, 5, 20, 200]:
    for metric in ["euclidean", "manhattan", "chebyshev", "cosine"]:
        if k != 5 and metric != "euclidean":
            continue
        lof = LocalOutlierFactor(n_neighbors=k, metric=metric)
        novel = LocalOutlierFactor(n_neighbors=k, metric=metric, novelty=True).fit(X)
        cases.append({"detector": "lof", "neighbors": k, "metric": metric, "summary": "",
                      "call": f"LocalOutlierFactor(n_neighbors={k}, metric='{metric}')",
                      "training": (-lof.fit(X).negative_outlier_factor_).tolist(),
                      "scores": (-novel.score_samples(N)).tolist()})
lof = LocalOutlierFactor(n_neighbors=7, p=3).fit(X)
novel = LocalOutlierFactor(n_neighbors=7, p=3, novelty=True).fit(X)
cases.append({"detector": "lof", "neighbors": 7, "metric": "minkowski 3", "summary": "",
              "call": "LocalOutlierFactor(n_neighbors=7, p=3)",
              "training": (-lof.negative_outlier_factor_).tolist(), "scores": (-novel.score_samples(N)).tolist()})
for k in [1, 4, 5, 20]:
    for method, summary in [("largest", "kth"), ("mean", "mean"), ("median", "median")]:
        model = KNN(n_neighbors=k, method=method).fit(X)
        cases.append({"detector": "knn", "neighbors": k, "metric": "euclidean", "summary": summary,
                      "call": f"KNN(n_neighbors={k}, method='{method}')",
                      "training": model.decision_scores_.tolist(), "scores": model.decision_function(N).tolist()})
print(json.dumps({"rows": text(rows), "new": text(new), "cases": cases}))
