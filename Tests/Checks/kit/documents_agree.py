"""Loads a document as its README says and judges what it says of rows: documents_agree.py BUNDLE DOCUMENT

BUNDLE has golden rows as they were recorded, with the scores that Assay gives them. The first Python of the README is run
in DOCUMENT, what it leaves on the disk is loaded again, and its scores must be Assay's to 1e-6. Prints a line; ends with 1
where something is wrong.
"""
import json
import os
import re
import sys
from pathlib import Path

import joblib
import numpy as np

bundle, document = (Path(word).resolve() for word in sys.argv[1:])
manifest = json.loads((bundle / "manifest.json").read_text())
golden = np.load(bundle / "golden.npz")
lines = [json.loads(line) for line in (bundle / "golden.jsonl").read_text().splitlines()]
rows = np.array([[np.nan if line.get(name) is None else line[name] for name in manifest["columns"]] for line in lines],
                dtype=float)

os.chdir(document)
made = {}
script = re.search(r"```python\n(.*?)```", Path("README.md").read_text(), re.DOTALL)[1]
exec(compile(script, "README.md", "exec"), made)


def decisions(name):
    """What a model says that was left on the disk: below 0 of anomalies."""
    return joblib.load(name)["model"].decision_function(rows.astype(np.float32).astype(float))


def elide():
    kept = {name: decisions(f"{name}.joblib") for name in made["models"]}
    if not Path("ensemble.json").exists():
        (name, decided), = kept.items()
        return (golden["scores"] if name == "one_class_svm" else golden["scores"] - manifest["threshold"]), -decided
    told = json.loads(Path("ensemble.json").read_text())
    assert set(joblib.load("ensemble.joblib")) == {"detectors", "strategy", "threshold", "detector_weights"}
    shares = np.array([told["detector_weights"][name] for name in told["detectors"]])
    each = np.array([kept[name] for name in told["detectors"]])
    if told["variant"] == "deployed":
        return golden["scores"], abs(shares @ each) if told["strategy"] == "average" else abs(each.max(axis=0))
    spreads = np.array([told["unit_scores"][name]["spread"] for name in told["detectors"]])
    units = 1 / (1 + np.exp(each / spreads[:, None]))
    return golden["scores"], {"voting": shares @ (each < 0), "average": shares @ units, "max": units.max(axis=0)}[told["strategy"]]


def judged():
    """Two lists that should be one: what Assay says, and what the models say."""
    if "scores" in made:
        for name in set(made["models"]) - {"autoencoder"}:
            kept = joblib.load(f"model_{name}")
            scaled = kept["scaler"].transform(np.where(np.isnan(rows), np.load("scaler_fill.npy"), rows))
            assert kept["feature_names"] == manifest["feature_names"] and np.isfinite(kept["model"].decision_function(scaled)).all()
        return golden["scores"], made["scores"](rows)
    if "models" in made:
        return elide()
    features = golden["rows"].astype(float)  # the verifier's are not scaled, and filled by whoever makes them
    return golden["scores"], 1 / (1 + np.exp(5 * joblib.load("model.pkl")["model"].decision_function(features)))


wanted, found = judged()
apart = abs(wanted - found)
worst = int(apart.argmax())
if not apart[worst] <= 1e-6:
    sys.exit(f"error: golden row {worst}: Assay says {wanted[worst]}, the document {found[worst]}")
print(f"agrees: {len(rows)} rows to {apart[worst]:.1e}")
