"""Makes adbench.json: what LOF, k-nearest neighbours and isolation forests reach on ADBench's tables.

Made with numpy 2.4.6, scikit-learn 1.9.1:
    python make_adbench.py FOLDER_OF_NPZ > adbench.json
All rows, min-max scaled in double and rounded once to float32; training scores against the labels.
`lof` and `knn` are [AUROC, AP] of LocalOutlierFactor(n_neighbors=20) and of the distance to the 5th
neighbour; `forest` is [mean, standard deviation] of AUROC over 40 IsolationForest() of distant seeds.
"""
import json
import sys
import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors

names = ["WBC", "WDBC", "Ionosphere", "breastw", "Pima", "cardio", "Cardiotocography", "thyroid", "vowels",
         "letter", "annthyroid", "pendigits", "satimage-2", "satellite", "landsat", "musk", "optdigits"]
tables = []
for name in names:
    data = np.load(f"{sys.argv[1]}/{name}.npz")
    X, y = data["X"].astype(float), data["y"].ravel().astype(int)
    low, high = X.min(0), X.max(0)
    X = ((X - low) / np.where(high > low, high - low, 1)).astype(np.float32)
    D = X.astype(float)

    def quality(scores):
        return [round(float(roc_auc_score(y, scores)), 6), round(float(average_precision_score(y, scores)), 6)]

    lof = -LocalOutlierFactor(n_neighbors=20).fit(D).negative_outlier_factor_
    knn = NearestNeighbors(n_neighbors=5).fit(D).kneighbors()[0][:, -1]
    aucs = [roc_auc_score(y, -IsolationForest(random_state=1000 + 7919 * seed).fit(X).score_samples(X))
            for seed in range(40)]
    tables.append({"name": name, "rows": len(y), "columns": X.shape[1], "anomalies": int(y.sum()),
                   "lof": quality(lof), "knn": quality(knn),
                   "forest": [round(float(np.mean(aucs)), 6), round(float(np.std(aucs, ddof=1)), 6)]})
    print(name, tables[-1], file=sys.stderr)
print(json.dumps({"tables": tables}, indent=1))
