"""Opens the page of a run in a browser, moves its slider, and compares what it says with the curves of the record.

    sliders.py BROWSER RUN
"""
import csv, html, json, os, re, subprocess, sys

browser, run = sys.argv[1:]
page = open(os.path.join(run, "report.html"), encoding="utf-8").read()
failed = []


def check(good, what):
    if not good:
        failed.append(what)
        print("error:", what)


policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
check(policy and "default-src 'none'" in policy[1] and "script-src 'sha256-" in policy[1], "the page has a strict content policy")
check(not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(|fetch\(|XMLHttpRequest""", page), "the page names nothing outside")


def opened(text, name):
    """The document as the browser has it once its scripts have run, and what it complained of."""
    path = os.path.join(run, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--enable-logging=stderr",
         "--dump-dom", "file://" + os.path.abspath(path)], capture_output=True, text=True, timeout=120)
    os.remove(path)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


# As it is: its own script runs, although the policy lets no other run.
document, said = opened(page.replace("</body>", "<script>document.title = 'foreign'</script></body>"), "foreign.html")
check("<title>foreign" not in document, "a foreign script does not run")
check(any("Content Security Policy" in line for line in said), "the browser refuses a foreign script")
document, said = opened(page, "own.html")
check(not said, "the console is clean: %s" % said[:2])
check(re.search(r'data-is="precision">[0-9]', document), "the page's own script runs under its policy")

# Moved: in a copy without the policy, since the mover is a foreign script.
places = [0.1, 0.3, 0.5, 0.7, 0.9]
mover = """
<script>
const found = [];
for (const box of document.querySelectorAll('.tryout')) {
  const slider = box.querySelector('input[type=range]');
  for (const share of %s) {
    slider.value = Math.round(share * slider.max);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const row = { place: Number(slider.value) };
    for (const cell of box.querySelectorAll('td[data-is]')) row[cell.dataset.is] = cell.textContent;
    found.push(row);
  }
}
const table = [...document.querySelectorAll('.scroll > table')].find(t => t.tBodies[0].rows.length > 2);
const head = [...table.tHead.rows[0].cells].findIndex(c => c.textContent === 'roc_auc');
table.tHead.rows[0].cells[head].querySelector('button').click();
const falling = [...table.tBodies[0].rows].map(r => r.cells[head].dataset.value);
const out = document.createElement('pre');
out.id = 'found';
out.textContent = JSON.stringify({ found, falling });
document.body.append(out);
</script></body>""" % json.dumps(places)
free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", mover)
document, _ = opened(free, "moved.html")
answer = re.search(r'<pre id="found">(.*?)</pre>', document, re.S)
check(answer, "the page can be moved")
if not answer:
    sys.exit(1)
told = json.loads(html.unescape(answer[1]))

summary = json.load(open(os.path.join(run, "summary.json")))
trials = [a["trial"] for a in summary["answers"]]
check(len(told["found"]) == len(places) * len(trials), "each answer has a slider")


def near(shown, wanted, digits=None):
    """Whether a shown number is the wanted one, rounded."""
    if wanted == "n/a":
        return shown == "n/a"
    value, wanted = float(shown.replace(",", "")), float(wanted)
    if digits is not None:
        return abs(value - wanted) <= 0.5 * 10**-digits + 1e-12
    return abs(value - wanted) <= max(5e-4 * abs(wanted), 0.5 if abs(wanted) >= 100 else 0) + 1e-12


for number, row in enumerate(told["found"]):
    curve = list(csv.DictReader(open(os.path.join(run, "curves", trials[number // len(places)] + ".csv"))))
    point = curve[row["place"]]
    for word, column, digits in [
        ("threshold", "threshold", None), ("alarms", "alarms", 0), ("precision", "precision", 3), ("recall", "recall", 3),
        ("f1", "f1", 3), ("fpr", "false_positive_rate", 3), ("alerts", "alerts_per_day", None), ("cost", "cost_per_row", None),
    ]:
        check(near(row[word], point[column], digits), "place %d: %s is %s, in the curve %s" % (row["place"], word, row[word], point[column]))
values = [float(v) for v in told["falling"] if v is not None]
check(values == sorted(values, reverse=True) and len(values) > 2, "a table is sorted by a column: %s" % values)
sys.exit(1 if failed else 0)
