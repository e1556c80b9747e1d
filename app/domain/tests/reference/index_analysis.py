"""Sobol indices, correlations, Cronbach's alpha and weights from principal components, computed with NumPy and SciPy.

Writes index_analysis.json beside this file; `python3 index_analysis.py` makes the same file again (NumPy 2.4, SciPy 1.17).

Sobol: Saltelli and others 2010 (first order), Jansen 1999 (total), bounds from 200 resamples (quantile type 7). Random
numbers are those of the product, so that the estimates have to agree: xoshiro256++ with a state from SplitMix64, both of
Blackman and Vigna; per sample one stream, first the row of A, then the row of B. The analytic indices stand beside them:
Ishigami's function with a = 7 and b = 0.1, Sobol's g with a = 0, 1, 4.5, 9, 99, and a sum of three terms.
Alpha: from pairwise covariances; none where gaps leave the sum without a variance or alpha above 1. Principal components: OECD/JRC Handbook 2008, pages 89 to 91; varimax by singular values.
"""

import json
import pathlib

import numpy as np
from scipy import stats

WORD = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def left(x, k):
    return ((x << k) | (x >> (64 - k))) & WORD


def units(seed, number, n):
    """The first n numbers from 0 to 1 of a stream: 52 bits each."""
    start = mix((seed + STEP) & WORD) ^ mix((number * STEP + 1) & WORD)
    s = [mix((start + STEP * i) & WORD) for i in (1, 2, 3, 4)]
    drawn = []
    for _ in range(n):
        bits = (left((s[0] + s[3]) & WORD, 23) + s[0]) & WORD
        t = (s[1] << 17) & WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = left(s[3], 45)
        drawn.append((bits >> 12) / 2.0**52)
    return drawn


G = np.array([0, 1, 4.5, 9, 99])


def ishigami(u):
    x = (u * 2 - 1) * np.pi
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def g(u):
    return np.prod((np.abs(4 * u - 2) + G) / (1 + G), axis=1)


def total(u):
    return u @ np.array([3.0, 2.0, 1.0])


def of_ishigami():
    a, b, pi = 7.0, 0.1, np.pi
    whole = a**2 / 8 + b * pi**4 / 5 + b**2 * pi**8 / 18 + 0.5
    one, two, both = (1 + b * pi**4 / 5) ** 2 / 2, a**2 / 8, 8 * b**2 * pi**8 / 225
    return [(one / whole, (one + both) / whole), (two / whole, two / whole), (0.0, both / whole)]


def of_g(groups):
    part = 1 / (3 * (1 + G) ** 2)
    whole = np.prod(1 + part) - 1
    inside = [np.prod(1 + part[low:high]) - 1 for low, high in groups]
    return [(v / whole, v * (whole + 1) / (1 + v) / whole) for v in inside]


FUNCTIONS = {"ishigami": ishigami, "g": g, "sum": total}


def sobol(name, coordinates, groups, samples, seed, analytic):
    f = FUNCTIONS[name]
    draws = np.array([units(seed, number, 2 * coordinates) for number in range(samples)])
    a, b = draws[:, :coordinates], draws[:, coordinates:]
    ya, yb, mixed = f(a), f(b), []
    for low, high in groups:
        ab = a.copy()
        ab[:, low:high] = b[:, low:high]
        mixed.append(f(ab))

    def estimate(at):
        variance = np.var(np.concatenate([ya[at], yb[at]]), ddof=1)
        first = [np.mean(yb[at] * (y[at] - ya[at])) / variance for y in mixed]
        whole = [np.mean((ya[at] - y[at]) ** 2) / 2 / variance for y in mixed]
        return np.array([first, whole])

    again = np.array(units(seed, WORD, 200 * samples)).reshape(200, samples)
    again = np.array([estimate((row * samples).astype(int)) for row in again])
    low, high = np.quantile(again, [0.05, 0.95], axis=0)
    found = estimate(np.arange(samples))
    return {
        "function": name,
        "coordinates": coordinates,
        "groups": groups,
        "samples": samples,
        "seed": seed,
        "analytic": [list(pair) for pair in analytic],
        "first": found[0].tolist(),
        "total": found[1].tolist(),
        "first_bounds": np.stack([low[0], high[0]], axis=1).tolist(),
        "total_bounds": np.stack([low[1], high[1]], axis=1).tolist(),
    }


def pairwise(columns, of):
    def one(x, y):
        there = ~(np.isnan(x) | np.isnan(y))
        x, y = x[there], y[there]
        if len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
            return None
        return float(of(x, y))

    return [[one(x, y) for y in columns] for x in columns]


def alpha(columns):
    covariances = pairwise(columns, lambda x, y: np.cov(x, y, ddof=1)[0, 1])
    if any(c is None for row in covariances for c in row):
        return None
    c, k = np.array(covariances), len(columns)
    shared = c.sum() - np.trace(c)
    found = float(k**2 * (shared / (k * (k - 1))) / c.sum())
    return found if c.sum() > 0 and found <= 1 else None


def diagnostics(random):
    k, n = int(random.integers(2, 6)), int(random.integers(4, 40))
    common = random.normal(size=n)
    columns = np.array([random.normal(-0.2, 1) * common + random.normal(size=n) * random.uniform(0.05, 2) for _ in range(k)])
    columns = np.round(columns * 5, int(random.integers(0, 3)))
    columns[random.random(columns.shape) < random.choice([0, 0, 0.15])] = np.nan
    return {
        "columns": [[None if np.isnan(x) else float(x) + 0.0 for x in column] for column in columns],
        "pearson": pairwise(columns, lambda x, y: stats.pearsonr(x, y).statistic),
        "spearman": pairwise(columns, lambda x, y: stats.spearmanr(x, y).statistic),
        "kendall": pairwise(columns, lambda x, y: stats.kendalltau(x, y, variant="b").statistic),
        "alpha": alpha(columns),
    }


def varimax(loadings):
    rows, k = loadings.shape
    turn = np.eye(k)
    for _ in range(10_000):
        turned = loadings @ turn
        u, _, v = np.linalg.svd(loadings.T @ (turned**3 - turned * (turned**2).sum(0) / rows))
        if np.abs(u @ v - turn).max() < 1e-15:
            break
        turn = u @ v
    return loadings @ turn


def components(random, k, factors, n):
    hidden = random.normal(size=(n, factors))
    belongs = np.arange(k) % factors
    columns = np.round(hidden[:, belongs] * random.uniform(0.7, 1.3, k) + random.normal(size=(n, k)) * 0.5, 2)
    values, vectors = np.linalg.eigh(np.corrcoef(columns, rowvar=False))
    values, vectors = values[::-1], vectors[:, ::-1]
    kept = sum(value > 1 and value / k > 0.1 for value in values)
    while values[:kept].sum() / k <= 0.6:
        kept += 1
    squares = varimax(vectors[:, :kept] * np.sqrt(values[:kept])) ** 2
    explained = squares.sum(0)
    best = squares.argmax(1)
    weights = squares[np.arange(k), best] / explained[best] * (explained[best] / explained.sum())
    return {"columns": columns.T.tolist(), "kept": int(kept), "weights": (weights / weights.sum()).tolist()}


single = [[0, 1], [1, 2], [2, 3]]
halves = [[0, 1], [1, 3], [3, 5]]
random = np.random.default_rng(20190228)
found = {
    "sobol": [
        sobol("ishigami", 3, single, 8192, 1, of_ishigami()),
        sobol("g", 5, [[at, at + 1] for at in range(5)], 8192, 7, of_g([[at, at + 1] for at in range(5)])),
        sobol("g", 5, halves, 8192, 11, of_g(halves)),
        sobol("sum", 3, single, 500, 20190228, [(w / 14, w / 14) for w in (9, 4, 1)]),
    ],
    "diagnostics": [diagnostics(random) for _ in range(40)],
    "components": [components(random, *size) for size in [(6, 2, 60), (7, 3, 40), (4, 1, 30), (9, 3, 80)]],
}
text = "{\n" + ",\n".join(
    f'"{name}": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]" for name, cases in found.items()
) + "\n}\n"
pathlib.Path(__file__).with_suffix(".json").write_text(text)
