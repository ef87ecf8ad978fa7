"""Tail probabilities to 17 digits: mpmath 1.3.0 at 40 digits, studentized range by scipy.
Run: python make_distributions.py > distributions.csv ; versions are printed in the first line."""
import mpmath, scipy
from mpmath import mp, mpf, gammainc, betainc, erfc, sqrt, exp, pi
from scipy.stats import studentized_range
mp.dps = 40

def norm(x):
    return erfc(-x / sqrt(mpf(2))) / 2, erfc(x / sqrt(mpf(2))) / 2
def gamma(a, s, x):
    x = x / s
    q = gammainc(a, x, mp.inf, regularized=True)
    return gammainc(a, 0, x, regularized=True), q
def beta(a, b, x):
    return betainc(a, b, 0, x, regularized=True), betainc(a, b, x, 1, regularized=True)
def t(v, x):
    w = betainc(v / 2, mpf(1) / 2, 0, v / (v + x * x), regularized=True) / 2
    m = betainc(v / 2, mpf(1) / 2, v / (v + x * x), 1, regularized=True) / 2 + mpf(1) / 2
    return (m, w) if x >= 0 else (w, m)
def f(n, d, x):
    r = n * x / (n * x + d)
    return beta(n / 2, d / 2, r)
def binom(n, p, k):
    lo = sum(mpmath.binomial(n, i) * p**i * (1 - p)**(n - i) for i in range(int(k) + 1))
    hi = sum(mpmath.binomial(n, i) * p**i * (1 - p)**(n - i) for i in range(int(k) + 1, int(n) + 1))
    return lo, hi
def poisson(m, k):
    return gammainc(k + 1, m, mp.inf, regularized=True), gammainc(k + 1, 0, m, regularized=True)
def kolmogorov(x):
    q = 2 * sum((-1)**(j - 1) * exp(-2 * j * j * x * x) for j in range(1, 400))
    return 1 - q, q

cases = []
def add(name, function, parameters, points):
    for x in points:
        lo, hi = function(*[mpf(p) for p in parameters], mpf(x))
        cases.append((name, parameters, x, lo, hi))

add("normal", norm, [], [-38, -20, -8.5, -3, -1, -0.1, 0, 0.5, 1.959963984540054, 6, 12, 37])
for v in [1, 2, 3.5, 10, 100, 3000]:
    add("t", t, [v], [-1e4 if v < 20 else -12, -30 if v < 1000 else -7, -4, -1, -1e-3, 0.25, 1, 2.5, 9, 25 if v < 1000 else 10])
for n, d in [(1, 1), (2, 5), (5, 2), (7.5, 30), (100, 100), (9, 1000)]:
    add("f", f, [n, d], [1e-6, 0.01, 0.3, 0.99, 1.5, 4, 20, 200 if d < 500 else 30])
for v in [1, 2, 9, 100, 3000]:
    add("chi2", gamma2 := (lambda v, x: gamma(v / 2, mpf(2), x)), [v], [v * q for q in (1e-8, 0.05, 0.5, 0.97, 1.01, 1.5, 3, 8)])
for a, s in [(0.01, 1), (0.5, 2), (3, 0.25), (40, 1), (5000, 1)]:
    add("gamma", gamma, [a, s], [a * s * q for q in (1e-6, 0.2, 0.9, 1, 1.2, 2, 5)])
for a, b in [(0.5, 0.5), (0.01, 3), (1, 1), (2, 50), (10, 991), (200, 300), (50, 0.1)]:
    add("beta", beta, [a, b], [1e-8, 0.001, 0.01, 0.3, 0.4, 0.49, 0.5, 0.6, 0.9, 0.999])
for n, p in [(1, 0.3), (10, 0.5), (100, 0.01), (1000, 0.05), (1000, 0.9)]:
    add("binomial", binom, [n, p], sorted({0, 1, n // 20, n // 10, n // 2, n - n // 10, n - 1} - {n}))
for m in [0.1, 3, 250]:
    add("poisson", poisson, [m], [0, 1, 4, 30, 200, 260, 400])
add("kolmogorov", kolmogorov, [], [0.05, 0.2, 0.5, 0.8, 0.99, 1, 1.01, 1.36, 2, 4, 10])
# A tail that is a difference of larger numbers here is known no further than this, and left out.
known = {"f": 1e-25, "beta": 1e-25, "t": 1e-25, "kolmogorov": 1e-25, "range": 1e-9}
def digits(name, tail):
    return "nan" if tail < known.get(name, 0) else mpmath.nstr(tail, 17)
print(f"# mpmath {mpmath.__version__} at 40 digits; studentized range by scipy {scipy.__version__}")
print("distribution,parameters,x,lower,upper")
for name, parameters, x, lo, hi in cases:
    print(f"{name},{' '.join(repr(float(p)) for p in parameters)},{float(x)!r},{digits(name, lo)},{digits(name, hi)}")
for k, v in [(2, 10), (3, 5), (3, 20), (5, 60), (10, 12), (20, 100)]:
    for q in (0.5, 2, 3.5, 5):
        print(f"range,{float(k)} {float(v)},{q},{digits('range', mpf(studentized_range.cdf(q, k, v)))},{digits('range', mpf(studentized_range.sf(q, k, v)))}")
