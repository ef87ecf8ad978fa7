"""Judges what `assay export` writes: programs_agree.py ASSAY DATA.csv BUNDLE=SCORES.csv...

Each program in C, JavaScript and Swift, as far as there is a compiler or Node to run it, must give all rows of DATA.csv the
scores, calibrated scores and verdicts of SCORES.csv. Swift takes long to build, so that only the first model of a sort is
tried in it. Prints a line for each that is wrong, and how many agree."""
import csv
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile

from scored_rows import calibrated

assay, data = sys.argv[1:3]
rows = list(csv.DictReader(open(data, encoding="utf-8")))
compiler = shutil.which("cc") or shutil.which("clang")
tools = {"c": compiler, "js": shutil.which("node"), "swift": shutil.which("swiftc")}
tried_in_swift = set()


class Answer(ctypes.Structure):
    _fields_ = [("score", ctypes.c_double), ("probability", ctypes.c_double), ("is_anomaly", ctypes.c_int)]


def cells(row, columns, words):
    numbers = [float(row[name]) if row[name] else float("nan") for name in columns if name not in words]
    return numbers, [row[name] for name in columns if name in words]


def by_c(source, columns, words):
    library = source[:-1] + "so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-Werror", "-Wall", source, "-o", library, "-lm"], check=True)
    score = ctypes.CDLL(library).assay_score
    score.restype = Answer
    for row in rows:
        numbers, texts = cells(row, columns, words)
        answer = score((ctypes.c_double * len(numbers))(*numbers),
                       (ctypes.c_char_p * max(1, len(texts)))(*[text.encode() for text in texts]))
        yield answer.score, answer.probability, bool(answer.is_anomaly)


def by_js(source, columns, words):
    script = ("const { score } = await import(process.argv[1]); const fs = await import('fs');"
              "const rows = JSON.parse(fs.readFileSync(process.argv[2]));"
              "console.log(JSON.stringify(rows.map((row) => { const a = score(row);"
              "return [String(a.score), String(a.probability), a.is_anomaly]; })));")
    json.dump(rows, open("rows.json", "w"))
    told = subprocess.run(["node", "--input-type=module", "-e", script, source, os.path.abspath("rows.json")],
                          check=True, capture_output=True, text=True).stdout
    return [(float(score.replace("Infinity", "inf")), float(part), verdict) for score, part, verdict in json.loads(told)]


def by_swift(source, columns, words):
    with open("main.swift", "w") as main:
        main.write("import Foundation\nwhile let line = readLine() {\n"
                   "  let cells = line.components(separatedBy: \"\\t\")\n"
                   "  let count = Int(cells[0])!\n"
                   "  let answer = assayScore(numbers: cells[1..<(count + 1)].map { Double($0)! }, words: Array(cells[(count + 1)...]))\n"
                   "  print(answer.score, answer.probability, answer.is_anomaly)\n}\n")
    subprocess.run(["swiftc", "-swift-version", "6", "main.swift", source, "-o", "by_swift"], check=True, capture_output=True)
    lines = ["\t".join([str(len(numbers))] + [repr(number) for number in numbers] + texts)
             for numbers, texts in (cells(row, columns, words) for row in rows)]
    told = subprocess.run(["./by_swift"], input="\n".join(lines) + "\n", check=True, capture_output=True, text=True).stdout
    return [(float(a), float(b), c == "true") for a, b, c in (line.split() for line in told.splitlines())]


def judge(found, told, allowed):
    for place, ((score, part, verdict), wanted) in enumerate(zip(found, told, strict=True)):
        exact, mapped = float(wanted["score"]), calibrated(wanted)
        if not abs(score - exact) <= 1e-6 * abs(exact) + 1e-9:
            return f"row {place} scores {score}, not {exact}"
        low, high = allowed(exact, mapped)
        if not low - 1e-5 <= part <= high + 1e-5:
            return f"row {place} is told {part}, not {mapped}"
        if wanted["alarm"] != "n/a" and verdict != (wanted["alarm"] == "1"):
            return f"row {place} has the verdict {verdict}"
    return None


failed = agreed = 0
for pair in sys.argv[3:]:
    folder, scores_path = pair.rsplit("=", 1)
    manifest = json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))
    if "missing" in manifest["onnx"]:
        continue
    words = {one["name"] for one in manifest["onnx"]["inputs"] if one["type"] == "string"}
    told = list(csv.DictReader(open(scores_path, encoding="utf-8")))
    known = [(float(row["score"]), calibrated(row)) for row in told]

    def allowed(exact, mapped):
        near = [part for score, part in known if abs(score - exact) <= 2.5e-7 * abs(exact) + 1e-12]
        return min(near), max(near)

    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        for option, by in (("c", by_c), ("js", by_js), ("swift", by_swift)):
            if not tools[option] or (option == "swift" and manifest["detector"] in tried_in_swift):
                continue
            if option == "swift":
                tried_in_swift.add(manifest["detector"])
            source = os.path.join(work, {"c": "model.c", "js": "model.mjs", "swift": "Model.swift"}[option])
            try:
                subprocess.run([assay, "export", folder, f"--{option}", source], check=True, capture_output=True)
                wrong = judge(list(by(source, manifest["columns"], words)), told, allowed)
            except subprocess.CalledProcessError as error:
                wrong = (error.stderr or b"").decode("utf-8", "replace")[-400:] if isinstance(error.stderr, bytes) else error.stderr
                wrong = wrong or str(error)
            if wrong:
                failed += 1
                print(f"wrong    {option} of {manifest['detector']} {json.dumps(manifest['settings'])}: {wrong}")
            else:
                agreed += 1
        os.chdir("/")
print(f"agrees   {agreed} programs ({', '.join(name for name, tool in tools.items() if tool)})")
sys.exit(1 if failed else 0)
