"""Makes one_class_svm.json: decision values of scikit-learn's LIBSVM on rows that are exact as Float.

Made with numpy 2.4.6, scikit-learn 1.9.1:
    python make_one_class_svm.py > one_class_svm.json
`values` are OneClassSVM(...).decision_function / (nu * n) at tol=1e-6; `objective` is that of the dual,
half of alpha' K alpha computed here in double, at tol=1e-3.
"""
import json
import numpy as np
from sklearn.metrics.pairwise import pairwise_kernels
from sklearn.svm import OneClassSVM

rng = np.random.default_rng(33)
n, new = 120, 24
mixing = rng.normal(size=(5, 5)) * 0.6 + np.eye(5)
both = (rng.normal(size=(n + new, 5)) @ mixing) * [1, 3, 0.2, 1, 10] + [0, 5, 1, -2, 30]
both[::17] += rng.normal(size=both[::17].shape) * [4, 9, 1, 4, 40]
both = both.astype(np.float32)
rows, others = both[:n].astype(float), both[n:].astype(float)


def text(table):
    return [[float(str(v)) for v in row] for row in table]


def answer(nu, tol, settings):
    return OneClassSVM(nu=nu, tol=tol, cache_size=500, **settings).fit(rows)


cases = []
for name, nu, settings in [
    ("rbf", 0.1, dict(kernel="rbf", gamma="scale")),
    ("rbf-auto", 0.3, dict(kernel="rbf", gamma="auto")),
    ("rbf-number", 0.05, dict(kernel="rbf", gamma=0.02)),
    ("rbf-all", 0.97, dict(kernel="rbf", gamma="scale")),
    ("linear", 0.1, dict(kernel="linear")),
    ("polynomial", 0.1, dict(kernel="poly", degree=3, gamma="scale", coef0=0.5)),
    ("polynomial-2", 0.25, dict(kernel="poly", degree=2, gamma=0.001, coef0=1.0)),
    ("sigmoid", 0.21, dict(kernel="sigmoid", gamma=0.0005, coef0=0.1)),
]:
    fine, coarse = answer(nu, 1e-6, settings), answer(nu, 1e-3, settings)
    names = {k: v for k, v in settings.items() if k != "kernel"}
    names["gamma"] = fine._gamma
    if settings["kernel"] == "linear":
        names = {}
    if settings["kernel"] == "rbf":
        names.pop("coef0", None)
    alpha = coarse.dual_coef_[0]
    kernel = pairwise_kernels(coarse.support_vectors_, metric=settings["kernel"], **names)
    cases.append(dict(
        name=name, call=f"OneClassSVM(nu={nu}, tol=1e-6, " + ", ".join(
            f"{k}={v!r}" for k, v in settings.items()) + ")",
        nu=nu, gamma=float(fine._gamma), support=len(fine.support_),
        training=(fine.decision_function(rows) / (nu * n)).tolist(),
        values=(fine.decision_function(others) / (nu * n)).tolist(),
        objective=float(0.5 * alpha @ kernel @ alpha)))
print(json.dumps(dict(rows=text(both[:n]), new=text(both[n:]), cases=cases)))
