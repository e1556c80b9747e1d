"""Mean, median, standard deviation and agreement of ratings, computed with NumPy.

Writes rating_statistics.json beside this file; `python3 rating_statistics.py` makes the same file again.
Agreement: Tastle and Wierman, Consensus and dissention, International Journal of Approximate Reasoning 45 (2007).
"""

import json
import pathlib

import numpy as np

random = np.random.default_rng(20190228)


def agreement(points):
    """1 + sum of p(x) * log2(1 - |x - mean| / width) over the scale from 1 to 5."""
    shares = np.bincount(points, minlength=6)[1:] / len(points)
    scale = np.arange(1, 6)
    used = shares > 0
    distance = np.abs(scale - np.mean(points)) / 4
    return float(1 + np.sum(shares[used] * np.log2(1 - distance[used])))


def case(points):
    several = len(points) > 1
    return {
        "points": [int(p) for p in points],
        "mean": float(np.mean(points)) if len(points) else None,
        "median": float(np.median(points)) if len(points) else None,
        "spread": float(np.std(points, ddof=1)) if several else None,
        "agreement": agreement(points) if several else None,
    }


cases = [case(np.array([], dtype=int)), case(np.array([4])), case(np.array([1, 5])), case(np.array([3, 3, 3]))]
for _ in range(300):
    weights = random.dirichlet(np.ones(5))
    cases.append(case(random.choice(np.arange(1, 6), size=int(random.integers(1, 160)), p=weights)))
text = "[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n"
pathlib.Path(__file__).with_suffix(".json").write_text(text)
