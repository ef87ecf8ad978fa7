"""A sweep as a user of Python runs it: sweep_job.py JOBS OUT.csv TABLE.csv…

Eight detectors of scikit-learn and PyOD with their defaults, on a stratified half of each table for two seeds, scored on the other
half by ROC AUC and average precision, in parallel by joblib; each fit on standardized columns.
"""
import sys
import warnings
from pathlib import Path

import polars
from joblib import Parallel, delayed

NAMES = ["forest", "lof", "knn", "svm", "hbos", "ecod", "copod", "pca"]


def detector(name, seed):
    if name == "forest":
        from sklearn.ensemble import IsolationForest

        return IsolationForest(random_state=seed), True
    if name == "lof":
        from sklearn.neighbors import LocalOutlierFactor

        return LocalOutlierFactor(novelty=True), True
    if name == "svm":
        from sklearn.svm import OneClassSVM

        return OneClassSVM(nu=0.1), True
    if name == "knn":
        from pyod.models.knn import KNN as Model
    elif name == "hbos":
        from pyod.models.hbos import HBOS as Model
    elif name == "ecod":
        from pyod.models.ecod import ECOD as Model
    elif name == "copod":
        from pyod.models.copod import COPOD as Model
    else:
        from pyod.models.pca import PCA as Model
    return Model(), False


def trial(path, name, seed):
    from sklearn.metrics import average_precision_score, roc_auc_score
    from sklearn.model_selection import train_test_split
    from sklearn.preprocessing import StandardScaler

    warnings.simplefilter("ignore")
    table = polars.read_csv(path)
    labels = table["label"].to_numpy()
    rows = table.drop("label").to_numpy()
    train, test, _, truth = train_test_split(rows, labels, test_size=0.5, stratify=labels, random_state=seed)
    scaler = StandardScaler().fit(train)
    model, is_turned = detector(name, seed)
    model.fit(scaler.transform(train))
    scores = model.score_samples(scaler.transform(test)) if is_turned else model.decision_function(scaler.transform(test))
    scores = -scores if is_turned else scores
    return Path(path).stem, name, seed, roc_auc_score(truth, scores), average_precision_score(truth, scores)


found = Parallel(n_jobs=int(sys.argv[1]))(
    delayed(trial)(path, name, seed) for path in sys.argv[3:] for name in NAMES for seed in (1, 2))
polars.DataFrame(found, schema=["data", "detector", "seed", "roc_auc", "average_precision"], orient="row").write_csv(sys.argv[2])
