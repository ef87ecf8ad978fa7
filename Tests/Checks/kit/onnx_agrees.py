"""Judges model.onnx of bundles by onnxruntime: onnx_agrees.py DATA.csv BUNDLE=SCORES.csv...

DATA.csv is what `assay score BUNDLE DATA.csv` made SCORES.csv of. Each model must pass ONNX's own checker with standard
operators alone; give all rows the scores, calibrated scores and verdicts that Assay gives; and give no score, and an
alarm, to a row with a number that is none. Prints a line for each; ends with 1 where one is wrong."""
import csv
import json
import os
import sys

import numpy as np
import onnx
import onnxruntime

from scored_rows import calibrated

onnxruntime.set_default_logger_severity(3)


def number(cell):
    return float(cell) if cell else np.nan


def feeds(inputs, rows):
    """What the rows are to the inputs that the manifest names; a lone table takes all columns in their order."""
    if len(inputs) == 1 and inputs[0].get("width", 0) and inputs[0]["name"] == "X":
        return {"X": np.array([[number(row[name]) for name in columns] for row in rows]).reshape(-1, len(columns))}
    made = {}
    for one in inputs:
        cells = [row[one["name"]] for row in rows]
        made[one["name"]] = (np.array(cells, dtype=object) if one["type"] == "string"
                             else np.array([number(cell) for cell in cells]))
    return made


def judge(folder, scores_path, rows):
    """What is wrong with a bundle's model."""
    wrong = []
    path = os.path.join(folder, "model.onnx")
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    if {node.domain for node in model.graph.node} - {"", "ai.onnx.ml"}:
        wrong.append("operators that not every runtime has")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(feed):
        return [answer.reshape(-1) for answer in session.run(["score", "probability", "is_anomaly"], feed)]

    feed = feeds(manifest["onnx"]["inputs"], rows)
    score, probability, verdict = run(feed)
    told = list(csv.DictReader(open(scores_path, encoding="utf-8")))
    wanted = np.array([float(row["score"]) for row in told])
    mapped = np.array([calibrated(row) for row in told])
    alarm = np.array([row["alarm"] == "1" for row in told])
    off = np.abs(score.astype(np.float64) - wanted)
    if not (off <= 1e-6 + 1e-5 * np.abs(wanted)).all():
        wrong.append(f"scores are off by {off.max():.3g}, that of row {off.argmax()}: {score[off.argmax()]}, "
                     f"not {wanted[off.argmax()]}; {(off > 1e-6 + 1e-5 * np.abs(wanted)).sum()} rows")
    # Steps at scores that are the same Float cannot be told apart: what rows so near are told is as right.
    order = np.argsort(wanted, kind="stable")
    near = 2.5e-7 * np.abs(wanted) + 1e-12
    low = mapped[order][np.searchsorted(wanted[order], wanted - near)]
    high = mapped[order][np.searchsorted(wanted[order], wanted + near, side="right") - 1]
    off = np.maximum(low - probability, probability - high)
    if not (off <= 1e-5).all():
        wrong.append(f"calibrated scores are off by {off.max():.3g}; {(off > 1e-5).sum()} rows")
    if told[0]["alarm"] != "n/a" and (verdict != alarm).any():
        wrong.append(f"{(verdict != alarm).sum()} verdicts differ")
    one = [np.concatenate(answers) for answers in zip(*(
        run({name: values[row:row + 1] for name, values in feed.items()}) for row in range(min(20, len(rows)))))]
    if not np.allclose(one[0], score[:20], rtol=1e-6, atol=1e-7):
        wrong.append("a row by itself scores differently")
    # onnxruntime 1.15 divides by nothing when it is to find the nearest of no rows: its own mistake, mended since.
    crashes = onnxruntime.__version__.startswith("1.15.") and any(node.op_type == "TopK" for node in model.graph.node)
    if not crashes and any(answer.size for answer in run({name: values[:0] for name, values in feed.items()})):
        wrong.append("no rows have answers")
    for bad in (np.nan, np.inf):
        spoiled = {name: values[:3].copy() for name, values in feed.items()}
        for name, values in spoiled.items():
            if values.dtype != object:
                values[1, ...] = bad
                break
        else:
            continue
        if np.isnan(bad) and manifest["features"].get("missing", "complain") not in ("complain", "drop"):
            continue
        found = run(spoiled)
        if not np.isnan(found[0][1]) or not found[2][1]:
            wrong.append(f"a row with {bad} scores {found[0][1]}")
        if not np.array_equal(found[0][[0, 2]], run({n: v[:3] for n, v in feed.items()})[0][[0, 2]]):
            wrong.append(f"a row with {bad} changes another")
    return wrong, f"{len(rows)} rows, {os.path.getsize(path)} bytes"


rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
failed = 0
for pair in sys.argv[2:]:
    folder, scores_path = pair.rsplit("=", 1)
    manifest = json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))
    columns = manifest["columns"]
    name = f"{manifest['detector']} {json.dumps(manifest['settings'])}"
    if "missing" in manifest["onnx"]:
        print(f"none     {name}: {manifest['onnx']['missing']}")
        continue
    try:
        wrong, told = judge(folder, scores_path, rows)
    except Exception as error:  # a model that no runtime takes is wrong, whatever it says of it
        wrong, told = [f"{type(error).__name__}: {error}"], ""
    failed += bool(wrong)
    print(f"{'wrong' if wrong else 'agrees'}   {name}: {'; '.join(wrong) or told}")
sys.exit(1 if failed else 0)
