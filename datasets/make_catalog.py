"""Makes datasets/catalog.json and the embedded sets: make_catalog.py WHEELS MIRROR

WHEELS  a folder that `pip download --no-deps -d WHEELS scikit-learn river sktime aeon` has filled
        (made with scikit-learn 1.9.1, river 0.26.1, sktime 1.2.0, aeon 1.6.0)
MIRROR  a folder of recorded sets with a catalog.json of its own

The embedded files are the published bytes, except breast_cancer.csv: its first line, which holds
counts instead of names, becomes a header, and its last column is written in words.
"""
import csv
import gzip
import hashlib
import json
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
RAW = "https://raw.githubusercontent.com"
SIZES = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
         "concave points", "symmetry", "fractal dimension"]
BREAST = ([f"mean {s}" for s in SIZES] + [f"{s} error" for s in SIZES]
          + [f"worst {s}" for s in SIZES])


def digest(data):
    return hashlib.sha256(data).hexdigest()


def with_words(data):
    """breast_cancer.csv with a header, and 0 and 1 in words as the published first line names them."""
    lines = data.decode().splitlines()
    assert lines[0] == "569,30,malignant,benign"
    words = ["malignant", "benign"]
    out = [",".join(BREAST + ["diagnosis"])]
    for line in lines[1:]:
        values, target = line.rsplit(",", 1)
        out.append(f"{values},{words[int(target)]}")
    return ("\n".join(out) + "\n").encode()


EMBEDDED = [
    dict(name="breast_cancer", file="breast_cancer.csv", package="scikit_learn",
         path="sklearn/datasets/data/breast_cancer.csv", repository="scikit-learn/scikit-learn",
         make=with_words, kind="tabular", rows=569, dims=30, anomalies=212,
         conversion="first line made a header, last column written in words; values unchanged",
         about="cell nuclei in breast tissue, 30 measures each; an anomaly is a malignant finding",
         licence="CC BY 4.0 (UCI repository: Breast Cancer Wisconsin Diagnostic); copy from "
                 "scikit-learn (BSD-3-Clause)",
         reading={"label": {"column": "diagnosis", "anomaly": ["malignant"]}}),
    dict(name="digits", file="digits.csv.gz", package="scikit_learn",
         path="sklearn/datasets/data/digits.csv.gz", repository="scikit-learn/scikit-learn",
         kind="tabular", rows=1797, dims=64, anomalies=178, conversion=None,
         about="handwritten digits as 8 x 8 gray values; an anomaly is a 0, as in the outlier sets "
               "made from these digits",
         licence="CC BY 4.0 (UCI repository: Optical Recognition of Handwritten Digits); copy from "
                 "scikit-learn (BSD-3-Clause)",
         reading={"header": False,
                  "names": [f"pixel {r},{c}" for r in range(8) for c in range(8)] + ["digit"],
                  "label": {"column": "digit", "anomaly": ["0"]}}),
    dict(name="shuttle", file="shuttle.csv.gz", package="river",
         path="river/datasets/shuttle.csv.gz", repository="online-ml/river",
         kind="tabular", rows=49097, dims=9, anomalies=3511, conversion=None,
         about="nine readings of a space shuttle's radiator; an anomaly is one of its rare states",
         licence="CC BY 4.0 (UCI repository: Statlog Shuttle, by way of ODDS); copy from river "
                 "(BSD-3-Clause)",
         reading={"label": {"column": "anomaly", "anomaly": ["1"]}}),
    dict(name="mitdb", file="mitdb.csv", package="sktime",
         path="sktime/datasets/data/mitdb/mitdb.csv", repository="sktime/sktime",
         kind="timeseries-univariate", rows=7500, dims=1, anomalies=352, conversion=None,
         about="an electrocardiogram; an anomaly is a step of an irregular beat",
         licence="ODC-BY 1.0 (PhysioNet: MIT-BIH Arrhythmia Database); copy from sktime "
                 "(BSD-3-Clause)",
         reading={"label": {"column": "label", "anomaly": ["1"]}}),
    dict(name="internal_bleeding", file="internal_bleeding.csv", package="aeon",
         path="aeon/datasets/data/KDD-TSAD_135/135_UCR_Anomaly_InternalBleeding16_TEST.csv",
         repository="aeon-toolkit/aeon",
         kind="timeseries-univariate", rows=7501, dims=1, anomalies=12, conversion=None,
         about="blood pressure, series 135 of the UCR anomaly archive; the first 1200 steps are "
               "meant for training",
         licence="no formal licence: the UCR archive is free for research with citation; copy from "
                 "aeon (BSD-3-Clause)",
         reading={"ignore": ["timestamp"], "label": {"column": "is_anomaly", "anomaly": ["1"]}}),
]
LICENCES = {"scikit_learn": "scikit-learn", "river": "river", "sktime": "sktime", "aeon": "aeon"}


def embedded(wheels):
    for entry in EMBEDDED:
        entry = dict(entry)
        [wheel] = Path(wheels).glob(entry.pop("package") + "-*.whl")
        published = zipfile.ZipFile(wheel).read(entry["path"])
        kept = entry.pop("make", lambda data: data)(published)
        (HERE / entry["file"]).write_bytes(kept)
        version = wheel.name.split("-")[1]
        yield {
            **{key: entry[key] for key in ["name", "kind", "file", "rows", "dims", "anomalies",
                                           "about", "licence", "conversion", "reading"]},
            "embedded": True, "bytes": len(kept), "sha256": digest(kept),
            "upstream": [{"repository": entry["repository"], "path": entry["path"],
                          "commit": version, "bytes": len(published),
                          "sha256": digest(published)}],
        }


def licences(wheels):
    for package, name in LICENCES.items():
        [wheel] = Path(wheels).glob(package + "-*.whl")
        archive = zipfile.ZipFile(wheel)
        [text] = [n for n in archive.namelist()
                  if ".dist-info/" in n and n.rsplit("/")[-1] in ("LICENSE", "COPYING")]
        (HERE / "licences" / f"{name}-{text.rsplit('/')[-1]}.txt").write_bytes(archive.read(text))


def runs(flags):
    """The stretches of flags that are set, as [first, last] counted from 0."""
    stretches = []
    for index, flag in enumerate(flags):
        if not flag:
            continue
        if stretches and stretches[-1][1] == index - 1:
            stretches[-1][1] = index
        else:
            stretches.append([index, index])
    return stretches


def reading(mirror, entry):
    """How a file of the mirror becomes a table with labels, or None where it is no table."""
    folder = entry["file"].split("/")[0]
    name = entry["name"]
    if entry["kind"] in ("labels", "schema") or name == "events/apache_access":
        return None
    if folder == "adbench":
        return {"values": "X", "label": {"array": "y"}}
    if folder == "nab":
        windows = json.loads((mirror / "nab/labels/combined_windows.json").read_text())
        found = windows[entry["file"].removeprefix("nab/data/")]
        return {"time": {"column": "timestamp"}, "label": {"times": found}}
    if folder == "skab":
        free = entry["anomalies"] == 0
        return {"delimiter": ";", "time": {"column": "datetime"},
                **({"label": None} if free else
                   {"ignore": ["changepoint"], "label": {"column": "anomaly", "anomaly": ["1"]}})}
    if folder == "smd":
        settings = {"header": False, "delimiter": ","}
        if name.endswith("/test"):
            flags = (mirror / folder / name.split("/")[1] / "test_label.txt").read_text().split()
            settings["label"] = {"rows": runs([int(f) for f in flags])}
        else:
            settings["label"] = None
        return settings
    if folder == "asd":
        return {"values": "test", "label": {"array": "test_label"}}
    if folder == "smap_msl":
        settings = {"values": "x", "label": None}
        if name.endswith("/test"):
            rows = csv.DictReader((mirror / "smap_msl/labeled_anomalies.csv").open())
            [row] = [row for row in rows if row["chan_id"] == name.split("/")[1]]
            settings["label"] = {"rows": json.loads(row["anomaly_sequences"])}
        return settings
    if folder == "ucr":
        first, last = [int(part) for part in name.split("_")[-2:]]
        return {"format": "csv", "header": False, "delimiter": ",", "names": ["value"],
                "label": {"rows": [[first - 1, last - 1]]}}
    if folder == "ecg":
        return {"format": "csv", "header": False, "names": ["value", "label"],
                "label": {"column": "label", "anomaly": ["1"]}}
    if folder == "nsl_kdd":
        fields = [line.split(",")[0] for line in
                  (mirror / "nsl_kdd/field_names.csv").read_text().splitlines()]
        return {"format": "csv", "header": False, "names": fields + ["attack", "difficulty"],
                "ignore": ["difficulty"], "label": {"column": "attack", "ordinary": ["normal"]}}
    if folder == "sessions":
        return {"names": ["row", *(mirror / entry["file"]).open().readline().strip().split(",")[1:]],
                "ignore": ["row"], "label": {"column": "classification", "anomaly": ["outlier"]}}
    if name == "events/cloudtrail":
        return {"time": {"column": "timestamp"}, "group": "user",
                "id": "event_id", "ignore": ["user_agent", "actor"],
                "label": {"column": "label", "anomaly": ["1"]}}
    if name.startswith("events/masquerade/User"):
        rows = csv.DictReader((mirror / "events/masquerade/labels.csv").open())
        blocks = runs([int(row[name.split("/")[-1]]) for row in rows])
        return {"format": "csv", "header": False, "delimiter": "\t", "names": ["command"],
                "types": {"command": "category"},
                "label": {"rows": [[5000 + 100 * a, 5000 + 100 * b + 99] for a, b in blocks]}}
    raise SystemExit(f"{name}: no way to read it")


def address(upstream):
    path = upstream["path"].replace(" ", "%20").replace("+", "%2B")
    return f"{RAW}/{upstream['repository']}/{upstream['commit']}/{path}"


def recorded(mirror):
    for entry in json.loads((mirror / "catalog.json").read_text())["entries"]:
        upstream = entry["upstream"]
        upstream = upstream if isinstance(upstream, list) else [upstream]
        conversion = entry["conversion"]
        same = conversion is None or "npz; values unchanged" in conversion or "gzip" in conversion
        same = same and len(upstream) == 1
        if len(upstream) > 3:
            upstream = upstream[:1]
        yield {
            "name": entry["name"], "kind": entry["kind"], "file": entry["file"],
            "rows": entry["rows"], "dims": entry["dims"], "anomalies": entry["anomalies"],
            "about": "; ".join(part for part in [entry["source"].get("paper"), entry["note"]] if part),
            "licence": entry["licence"], "conversion": conversion,
            "reading": reading(mirror, entry), "bytes": entry["bytes"], "sha256": entry["sha256"],
            # Only where the published file holds the same values can it stand for the one named here.
            "address": address(upstream[0]) if same else None,
            "upstream": upstream,
        }


def main():
    wheels, mirror = Path(sys.argv[1]), Path(sys.argv[2])
    licences(wheels)
    entries = [*embedded(wheels), *recorded(mirror)]
    lines = [json.dumps({k: v for k, v in entry.items() if v is not None or k == "anomalies"},
                        sort_keys=True, ensure_ascii=False) for entry in entries]
    text = '{"schema": 1, "entries": [\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "catalog.json").write_text(text)
    with gzip.open(HERE / "digits.csv.gz") as digits:
        assert sum(line.rstrip().endswith(b",0") for line in digits) == 178
    print(len(entries), "entries,", sum(f.stat().st_size for f in HERE.rglob("*") if f.is_file()), "bytes")


if __name__ == "__main__":
    main()
