"""Answers of Assay against truths that are known: what it says of scores whose distributions are.

Each candidate's scores of a row are normal, around 0 for ordinary rows and around a mean of its own for anomalies, so that what a threshold
does to rows to come follows from the normal distribution. Sweeps over such scores are run, recommended from and counted:
how often a promise is broken, an interval misses, a figure flatters.

    answers-hold.py PROGRAM RUNS [LAW…]
"""
import array, json, math, os, random, shutil, struct, subprocess, sys, tempfile

program, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
only = sys.argv[3:]
work = tempfile.mkdtemp()


def tail(x):
    """How likely a standard normal number is above x."""
    return math.erfc(x / math.sqrt(2)) / 2


def write_npy(path, numbers):
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }" % len(numbers)
    header += " " * (-(len(header) + 11) % 64) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        array.array("d", numbers).tofile(file)


class Table:
    """Rows with labels, in a folder of their own, and candidates that score them."""

    def __init__(self, name, ordinary, anomalies, groups=None, offset=0.0, seed=0, timed=False):
        self.home = os.path.join(work, name)
        os.makedirs(self.home)
        self.random = random.Random(seed)
        self.labels = [0] * ordinary + [1] * anomalies
        self.random.shuffle(self.labels)
        self.groups = groups and [self.random.randrange(groups) for _ in self.labels]
        self.offset, self.timed = offset, timed
        self.share = anomalies / (ordinary + anomalies)
        self.candidates = 0
        with open(os.path.join(self.home, "rows.csv"), "w") as file:
            file.write("x,label" + (",user" if groups else "") + (",when" if timed else "") + "\n")
            for row, label in enumerate(self.labels):
                user = ",u%d" % self.groups[row] if groups else ""
                when = ",2026-01-%02dT%02d:%02d:00Z" % (1 + row // 1440, row // 60 % 24, row % 60) if timed else ""
                file.write("%.6f,%d%s%s\n" % (self.random.random(), label, user, when))

    def candidate(self, mean):
        """A file of new scores."""
        self.candidates += 1
        name = "c%d" % self.candidates
        offsets = [self.random.gauss(0, self.offset) for _ in range(max(self.groups) + 1)] if self.groups else []
        write_npy(
            os.path.join(self.home, name + ".npy"),
            [
                self.random.gauss(mean if label else 0, 1) + (offsets[self.groups[row]] if offsets else 0)
                for row, label in enumerate(self.labels)
            ],
        )
        return name

    def run(self, name, candidates, rest):
        lines = ["name: " + name, "controls: false", "select: roc_auc"]
        group = (", group: user" if self.groups else "") + (", time: when" if self.timed else "")
        lines += ["data: [{ file: rows.csv, label: label%s }]" % group, "detectors:"]
        lines += ["  - scores: { file: %s.npy, name: %s }" % (c, c) for c in candidates]
        with open(os.path.join(self.home, name + ".yaml"), "w") as file:
            file.write("\n".join(lines) + "\n" + rest)
        call(["run", name + ".yaml", "--quiet", "--jobs", "2"], self.home)
        folder = os.path.join(self.home, "reports", name)
        folder = os.path.join(folder, sorted(os.listdir(folder))[0])
        with open(os.path.join(folder, "summary.json")) as file:
            return folder, json.load(file)

    def remove(self):
        shutil.rmtree(self.home)


def call(words, home):
    done = subprocess.run([program] + words, cwd=home, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("error: assay %s\n%s" % (" ".join(words), done.stderr[-2000:]))
    return done.stdout


class Count:
    """How often something came, of how many, and how much of that its law allows."""

    failed = []

    def __init__(self, what):
        self.what, self.hits, self.all = what, 0, 0

    def add(self, is_hit):
        self.hits += bool(is_hit)
        self.all += 1

    def error(self, share):
        return math.sqrt(share * (1 - share) / max(1, self.all))

    def at_most(self, share):
        self.say(self.hits / max(1, self.all) <= share + 3 * self.error(share), "at most %.3f" % share)

    def within(self, low, high):
        found = self.hits / max(1, self.all)
        good = low - 3 * self.error(low) <= found <= high + 3 * self.error(high)
        self.say(good, "%.2f to %.2f" % (low, high))

    def say(self, is_good, wanted):
        print("%-68s %4d of %4d = %.3f  (%s)%s" % (
            self.what, self.hits, self.all, self.hits / max(1, self.all), wanted, "" if is_good else "  FAILED"), flush=True)
        if not is_good:
            Count.failed.append(self.what)


class Mean:
    """Differences that should be 0 on average."""

    def __init__(self, what):
        self.what, self.values = what, []

    def zero(self):
        if not self.show():
            Count.failed.append(self.what)

    def show(self):
        """Prints the mean; whether it is 0 but for chance."""
        mean = sum(self.values) / len(self.values)
        spread = math.sqrt(sum((v - mean) ** 2 for v in self.values) / max(1, len(self.values) - 1))
        error = spread / math.sqrt(len(self.values))
        good = abs(mean) <= 3 * error
        print("%-68s mean %+.4f, error %.4f%s" % (self.what, mean, error, "" if good else "  not 0"), flush=True)
        return good


def truth(threshold, mean, share, missed=10, spread=1.0):
    """What a threshold does to rows to come, where a false alarm costs 1."""
    recall, wrong = tail((threshold - mean) / spread), tail(threshold / spread)
    alarms = share * recall + (1 - share) * wrong
    return {
        "recall": recall, "false_positive_rate": wrong, "alarm_rate": alarms,
        "precision": share * recall / alarms if alarms else float("nan"), "alerts_per_day": 1000 * alarms,
        "cost_per_row": share * (1 - recall) * missed + (1 - share) * wrong,
    }


REQUESTS = """thresholds:
  - false-positive-rate: { at-most: 0.05, confidence: 0.9 }
  - budget: { alerts: 60, per: day }
  - best-f1
  - cost: { missed: 50, false-alarm: 1 }
operation: { events: 1000 }
"""


def covered(counts, figures, known, kind):
    for name, figure in figures.items():
        interval = figure.get("interval")
        if name in known and interval and not math.isnan(known[name]):
            slack = 1e-9
            counts.setdefault((kind, name), Count("%s %s: the interval holds the truth" % (kind, name))).add(
                interval["lower"] - slack <= known[name] <= interval["upper"] + slack)


def choices(candidates, seeds, title, timed=False):
    """One sweep of equal candidates, chosen among and recommended from; by time, earlier rows choose, and nothing drifts."""
    curse, nested = Mean("%s: measured area less the truth" % title), Mean("%s: area without the choice's luck, less the truth" % title)
    area, kept = Count("%s: the area's interval holds the truth" % title), Count("%s: the promise is broken" % title)
    broken, ahead = Count("%s: a kept promise is said to be broken" % title), Count("%s: one is said to beat every other" % title)
    budget, cost = Mean("%s: alerts a day at the budget, less what was expected" % title), Mean("%s: cost at its optimum, less what was expected" % title)
    counts, mean = {}, 1.8
    for run in range(runs):
        table = Table("choice", 3000, 150, seed=1000 * candidates + run, timed=timed)
        names = [table.candidate(mean) for _ in range(candidates)]
        split = "split: { holdout: { by: time } }\n" if timed else ""
        folder, summary = table.run("sweep", names, "seeds: [%s]\n%s%s" % (", ".join(map(str, seeds)), split, REQUESTS))
        answer = summary["answers"][0]
        wanted = tail(-mean / math.sqrt(2))
        curse.values.append(answer["measured"]["value"] - wanted)
        if answer["chosen_without_it"]:
            nested.values.append(answer["chosen_without_it"]["value"] - wanted)
        interval = answer["measured"]["interval"]
        area.add(interval["lower"] <= wanted <= interval["upper"])
        if candidates > 1:
            ahead.add(any("beats every other" in line for line in answer["details"]))
        advice = json.loads(call(["recommend", folder, "--json"], table.home))
        for place, alternative in enumerate(advice["alternatives"][:4]):
            chosen = alternative["choice"].get("chosen")
            if not chosen:
                continue
            prices = 50 if alternative["choice"]["method"] == "cost" else 10
            known = truth(chosen["threshold"], mean, table.share, prices)
            covered(counts, alternative["test"], known, "measured")
            if chosen.get("guarantee") and "conformal" not in alternative["choice"]["method"]:
                kept.add(known["false_positive_rate"] > chosen["guarantee"]["bound"])
                if known["false_positive_rate"] <= chosen["guarantee"]["bound"]:
                    broken.add(alternative["promise"]["kept"] is False)
            expected = chosen["expected"]
            for method, figure, found in (("budget", "alerts_per_day", budget), ("cost", "cost_per_row", cost)):
                if alternative["choice"]["method"] == method and expected.get(figure, {}).get("value") is not None:
                    found.values.append(known[figure] - expected[figure]["value"])
        table.remove()
    curse.zero() if len(seeds) == 1 else None
    if nested.values:
        nested.zero()
    area.within(0.93, 0.99)
    kept.at_most(0.10)
    broken.at_most(0.05)
    if candidates > 1:
        ahead.at_most(0.05)
    # The anomalies that choose a candidate also choose its thresholds: its expectation flatters it, as its sentence
    # says, and what is measured comes first.
    for difference in (budget, cost):
        difference.zero() if candidates == 1 else difference.show()
    for count in counts.values():
        count.within(0.93, 0.99)


def files():
    """Recommendations from a file of scores alone: nothing was kept for measuring, so what is expected is said."""
    counts = {}
    for run in range(runs):
        table = Table("file", 1500, 75, seed=77000 + run)
        mean = 2.0
        with open(os.path.join(table.home, "scores.csv"), "w") as file:
            file.write("score,label\n")
            for label in table.labels:
                file.write("%.9f,%d\n" % (table.random.gauss(mean if label else 0, 1), label))
        for request in ("best-f1", "cost: { missed: 50, false-alarm: 1 }", "budget: { alerts: 60, per: day }"):
            advice = json.loads(call(
                ["recommend", "scores.csv", "--threshold", request, "--events", "1000", "--json"], table.home))
            chosen = advice["alternatives"][0]["choice"].get("chosen")
            if chosen:
                prices = 50 if request.startswith("cost") else 10
                known = truth(chosen["threshold"], mean, table.share, prices)
                covered(counts, chosen["expected"], known, "expected")
        table.remove()
    for count in counts.values():
        count.within(0.90, 1.0)


def groups():
    """Promises of the rows of a new user, where users have offsets of their own."""
    kept, area = Count("by group: the promise of a new group is broken"), Count("by group: the interval of the rate holds the truth")
    for run in range(runs):
        table = Table("groups", 6000, 200, groups=400, offset=1.0, seed=55000 + run)
        names = [table.candidate(3) for _ in range(12)]
        folder, _ = table.run(
            "sweep", names, "split: { holdout: { by: group } }\nthresholds:\n"
            "  - false-positive-rate: { at-most: 0.05, confidence: 0.9 }\noperation: { events: 1000 }\n")
        advice = json.loads(call(["recommend", folder, "--json"], table.home))
        alternative = advice["alternatives"][0]
        chosen = alternative["choice"].get("chosen")
        if chosen and chosen.get("guarantee"):
            known = tail(chosen["threshold"] / math.sqrt(2))
            kept.add(known > 0.05)
            interval = alternative["test"]["false_positive_rate"].get("interval")
            if interval:
                area.add(interval["lower"] <= known <= interval["upper"])
        table.remove()
    kept.at_most(0.10)
    area.within(0.90, 0.99)


def analysts():
    """Who runs twenty sweeps over one table, ships the best of all and removes the others."""
    kept, shorter = Count("a greedy analyst: the promise is broken"), Count("a greedy analyst: the ledger forgets removed runs")
    for analyst in range(max(5, runs // 4)):
        table = Table("greedy", 3000, 150, seed=99000 + analyst)
        best = None
        for turn in range(20):
            names = [table.candidate(1.8) for _ in range(12)]
            folder, summary = table.run("sweep%d" % turn, names, REQUESTS)
            value = summary["answers"][0]["value"]["value"]
            if best is None or value > best[0]:
                best = (value, folder)
        advice = json.loads(call(["recommend", best[1], "--json"], table.home))
        chosen = advice["alternatives"][0]["choice"]["chosen"]
        kept.add(tail(chosen["threshold"]) > 0.05)
        before = json.loads(call(["runs", "ledger", "--json"], table.home))["spent"]
        call(["runs", "prune", "--keep", "0"], table.home)
        after = json.loads(call(["runs", "ledger", "--json"], table.home))["spent"]
        shorter.add(before != after or before[0]["candidates"] != 240)
        table.remove()
    kept.at_most(0.10)
    shorter.at_most(0)


laws = {
    "one": lambda: choices(1, [1], "1 candidate"),
    "twelve": lambda: choices(12, [1], "12 candidates"),
    "forty": lambda: choices(40, [1], "40 candidates"),
    "seeds": lambda: choices(12, [1, 2, 3], "12 candidates, 3 seeds"),
    "time": lambda: choices(12, [1], "12 candidates, by time", timed=True),
    "files": files, "groups": groups, "analysts": analysts,
}
try:
    for name, law in laws.items():
        if not only or name in only:
            law()
finally:
    shutil.rmtree(work, ignore_errors=True)
if Count.failed:
    sys.exit("error: %d laws failed" % len(Count.failed))
print("every law held")
