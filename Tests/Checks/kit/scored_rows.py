"""Rows as `assay score` writes them."""


def calibrated(row):
    """What exported models call the probability of a row: its calibrated score, under whatever name, within 0 to 1."""
    for name in ("probability", "rank", "scaled"):
        if name in row:
            return min(1.0, max(0.0, float(row[name])))
    return 1 - float(row["p_value"]) if "p_value" in row else min(1.0, max(0.0, float(row["score"])))
