"""Makes distribution.json: scores of PyOD and scikit-learn on rows that are exact as Float.

Made with numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, pyod 3.6.7:
    python make_distribution.py > distribution.json
Each case names its call. `training` scores the learned rows, `scores` each new row on its own.
"""
import json
import numpy as np
from pyod.models.copod import COPOD
from pyod.models.ecod import ECOD
from pyod.models.hbos import HBOS
from pyod.models.pca import PCA
from sklearn.covariance import EmpiricalCovariance, MinCovDet
from sklearn.decomposition import PCA as SKPCA

rng = np.random.default_rng(20)
n = 80


def shorten(table):
    return np.asarray(table).astype(np.float32)


def text(table):
    return [[float(str(v)) for v in row] for row in table]


mixing = np.array([[1, 0.5, 0, 0], [0, 1, -0.4, 0], [0, 0, 1, 0.3], [0, 0, 0, 1]])
base = rng.normal(size=(n, 4)) @ mixing
skewed = np.column_stack([
    np.exp(base[:, 0]), -np.exp(0.5 * base[:, 1]), np.round(base[:, 2] * 2) / 2, 40 + 3 * base[:, 3]])
skewed[:4] += np.array([[9, 0, 0, 0], [0, -9, 0, 0], [0, 0, 6, 0], [4, -4, 4, 12]])
rows = shorten(skewed)
new = shorten(np.vstack([skewed[10:16] + 0.125, skewed.min(0) - 0.1, skewed.max(0) + 0.05,
                         skewed.mean(0), skewed.max(0) * 2 + 50, skewed[20:22]]))
X, N = rows.astype(float), new.astype(float)
clean = shorten(base * [1, 2, 0.5, 10] + [5, 0, -3, 100])
clean[:12] += np.float32(25)
C = clean.astype(float)
one = C[:, :1]


def alone(model):
    return [float(model.decision_function(row.reshape(1, -1))[0]) for row in N]


cases = []
for name, call, model in [
    ("ecod", "ECOD().fit(rows)", ECOD()),
    ("copod", "COPOD().fit(rows)", COPOD()),
    ("hbos", "HBOS(n_bins=10, alpha=0.1, tol=0.5).fit(rows)", HBOS(n_bins=10, alpha=0.1, tol=0.5)),
    ("hbos-7", "HBOS(n_bins=7, alpha=0.3, tol=0.1).fit(rows)", HBOS(n_bins=7, alpha=0.3, tol=0.1)),
    ("hbos-auto", "HBOS(n_bins='auto').fit(rows)", HBOS(n_bins="auto")),
    ("pca", "PCA().fit(rows)", PCA()),
    ("pca-raw", "PCA(standardization=False, n_components=3, n_selected_components=2).fit(rows)",
     PCA(standardization=False, n_components=3, n_selected_components=2)),
    ("pca-unweighted", "PCA(weighted=False).fit(rows)", PCA(weighted=False)),
]:
    model.fit(X)
    cases.append(dict(name=name, peer="pyod 3.6.7", call=call,
                      training=[float(v) for v in model.decision_scores_], scores=alone(model)))

pca = SKPCA(n_components=2, svd_solver="full").fit(X)
residual = lambda T: ((T - pca.inverse_transform(pca.transform(T))) ** 2).mean(1).tolist()
cases.append(dict(name="reconstruction", peer="scikit-learn 1.9.1",
                  call="mean of (rows - inverse_transform(transform(rows)))^2, PCA(n_components=2)",
                  training=residual(X), scores=residual(N)))
cov = EmpiricalCovariance().fit(X)
cases.append(dict(name="mahalanobis", peer="scikit-learn 1.9.1",
                  call="EmpiricalCovariance().fit(rows).mahalanobis(rows)",
                  training=cov.mahalanobis(X).tolist(), scores=cov.mahalanobis(N).tolist()))

robust = [MinCovDet(support_fraction=0.8, random_state=s).fit(C) for s in range(8)]
assert all((r.raw_support_ == robust[0].raw_support_).all() for r in robust), "seeds differ"
narrow = MinCovDet(support_fraction=0.6).fit(one)
mcd = [
    dict(name="mcd", peer="scikit-learn 1.9.1",
         call="MinCovDet(support_fraction=0.8, random_state=s).fit(rows).dist_, equal for s in 0..7",
         share=0.8,
         columns=4, training=robust[0].dist_.tolist(), rawSupport=robust[0].raw_support_.tolist(),
         location=robust[0].location_.tolist(), covariance=robust[0].covariance_.ravel().tolist()),
    dict(name="mcd-one-column", peer="scikit-learn 1.9.1",
         call="MinCovDet(support_fraction=0.6).fit(rows[:, :1]).dist_", share=0.6, columns=1, training=narrow.dist_.tolist(),
         rawSupport=narrow.raw_support_.tolist(), location=narrow.location_.tolist(),
         covariance=narrow.covariance_.ravel().tolist()),
]
print(json.dumps(dict(rows=text(rows), new=text(new), cases=cases, clean=text(clean), robust=mcd)))
