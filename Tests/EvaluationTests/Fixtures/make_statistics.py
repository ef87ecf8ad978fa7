"""Makes statistics.json: reference values from scipy 1.17.1, statsmodels 0.15.0 and numpy 2.4.6.

    python make_statistics.py > statistics.json

wilcoxon: differences, then scipy.stats.wilcoxon(d).pvalue with method 'exact' (no ties), or 'approx' without continuity
correction for more than 50, or by all sign flips of the midranks (PermutationMethod) for few with ties.
friedman: a table of blocks by methods, then friedmanchisquare's statistic and p.
holm: p-values, then statsmodels' multipletests(method='holm').
delong: two scores and labels, then areas, variances of both and of the difference, from the definition with numpy's
sample covariances of the structural components (ddof=1).
spearman: two lists, then spearmanr.
calibration: probabilities and labels, then brier_score_loss and log_loss of scikit-learn 1.9.1.
"""
import json

import numpy as np
from scipy import stats
from sklearn.metrics import brier_score_loss, log_loss
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(20261120)
out = {k: [] for k in ("wilcoxon", "friedman", "holm", "delong", "spearman", "calibration")}
for n in (3, 5, 8, 12, 20, 35, 50):
    d = np.round(random.normal(0.3, 1, n), 6)
    out["wilcoxon"].append([d.tolist(), stats.wilcoxon(d, method="exact").pvalue])
for n in (6, 9, 12):
    d = random.integers(-3, 5, n).astype(float)
    d = d[d != 0]
    flips = stats.PermutationMethod(n_resamples=np.inf)
    out["wilcoxon"].append([d.tolist(), stats.wilcoxon(d, method=flips).pvalue])
for n in (80, 120):
    d = random.integers(-4, 6, n).astype(float)
    out["wilcoxon"].append([d.tolist(), stats.wilcoxon(d, method="approx", correction=False).pvalue])
for n, k in ((4, 3), (10, 5), (12, 4)):
    table = random.integers(0, 6, (n, k)).astype(float)
    statistic, p = stats.friedmanchisquare(*table.T)
    out["friedman"].append([table.tolist(), statistic, p])
for n in (1, 4, 9):
    p = np.round(random.random(n) ** 3, 5)
    out["holm"].append([p.tolist(), multipletests(p, method="holm")[1].tolist()])


def components(y, s):
    x, z = s[y == 1], s[y == 0]
    psi = (x[:, None] > z[None, :]) + 0.5 * (x[:, None] == z[None, :])
    return psi.mean(1), psi.mean(0), psi.mean()


for p, n in ((5, 9), (12, 40), (30, 170)):
    y = np.r_[np.ones(p, int), np.zeros(n, int)]
    base = random.normal(0, 1, p + n) + 1.2 * y
    a = np.round(base + random.normal(0, 0.5, p + n), 1)
    b = np.round(base + random.normal(0, 1.0, p + n), 1)
    a10, a01, auc_a = components(y, a)
    b10, b01, auc_b = components(y, b)
    s10, s01 = np.cov(a10, b10), np.cov(a01, b01)
    c = s10 / p + s01 / n
    out["delong"].append([a.tolist(), b.tolist(), y.tolist(), auc_a, auc_b, c[0, 0], c[1, 1],
                          c[0, 0] + c[1, 1] - 2 * c[0, 1]])
for n in (5, 20):
    a, b = random.integers(0, 9, n).astype(float), random.integers(0, 9, n).astype(float)
    out["spearman"].append([a.tolist(), b.tolist(), stats.spearmanr(a, b).statistic])
for n in (8, 60):
    p = np.round(random.random(n), 2)
    y = (random.random(n) < p).astype(int)
    out["calibration"].append([p.tolist(), y.tolist(), brier_score_loss(y, p), log_loss(y, p)])
print("{" + ",\n".join(f'"{k}":' + json.dumps(v, separators=(",", ":")) for k, v in out.items()) + "}")
