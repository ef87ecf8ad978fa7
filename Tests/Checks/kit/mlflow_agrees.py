"""mlflow_agrees.py ADDRESS RUN ALIAS EXPECTED: whether a tracker of MLflow has what stands in the folder of a run, as
MLflow's own client reads it. Writes to EXPECTED what another judge may look for in the newest run."""
import json, os, sys, warnings

warnings.filterwarnings("ignore")
address, folder, alias, expected = sys.argv[1:5]
os.environ["MLFLOW_TRACKING_URI"] = address
import mlflow, numpy, pandas
from mlflow.tracking import MlflowClient

client, wrong = MlflowClient(), []


def check(what, isTrue, found=""):
    print("ok" if isTrue else "WRONG", what, "" if isTrue else found)
    if not isTrue:
        wrong.append(what)


def read(name):
    with open(os.path.join(folder, name)) as file:
        return json.load(file)


def points(prefix, measurements):
    for name, said in measurements.items():
        if said["value"] is None:
            continue
        yield f"{prefix}.{name}", said["value"]
        if "interval" in said:
            yield f"{prefix}.{name}_low", said["interval"]["lower"]
            yield f"{prefix}.{name}_high", said["interval"]["upper"]


summary = read("summary.json")
experiment = client.get_experiment_by_name(read("run.json")["name"])
runs = client.search_runs([experiment.experiment_id], order_by=["attributes.start_time DESC"], max_results=1000)
ids = [name[:-5] for name in os.listdir(os.path.join(folder, "trials"))]
check("each trial is there once", sorted(run.data.tags.get("assay.trial", "") for run in runs) == sorted(ids + [""]))
sweep = next(run for run in runs if "assay.trial" not in run.data.tags)

for run in runs:
    trial = run.data.tags.get("assay.trial")
    if trial is None:
        continue
    record = read(f"trials/{trial}.json")
    identity, findings = record["trial"], record.get("findings")
    check(f"{trial} is below the sweep", run.data.tags["mlflow.parentRunId"] == sweep.info.run_id)
    check(f"{trial} is finished", run.info.status == "FINISHED" and run.info.end_time >= run.info.start_time)
    for key in ["dataset", "detector"]:
        check(f"{trial} has its {key}", run.data.params[key] == identity[key])
    check(f"{trial} has its seed", run.data.params["seed"] == str(identity["seed"]))
    for key, value in identity["settings"].items():
        if not isinstance(value, (dict, list)):
            told = value if isinstance(value, str) else json.dumps(value)
            check(f"{trial} has its {key}", run.data.params.get(f"settings.{key}") == told, run.data.params)
    wanted = dict(points("test", findings["metrics"]["test"]))
    wanted |= dict(points("validation", findings["metrics"]["validation"]))
    for place, threshold in enumerate(findings["thresholds"]):
        wanted |= dict(points(f"threshold.{place + 1}.test", threshold["test"]))
        if "chosen" in threshold["choice"]:
            wanted[f"threshold.{place + 1}"] = threshold["choice"]["chosen"]["threshold"]
    found = {key: value for key, value in run.data.metrics.items()}
    for key, value in wanted.items():
        check(f"{trial} has {key}", found.get(key) == value, found.get(key))
        history = client.get_metric_history(run.info.run_id, key)
        check(f"{trial} has {key} once", len(history) == 1, history)
    check(f"{trial} has its data once", len(run.inputs.dataset_inputs) == 1, run.inputs)
    check(f"{trial} has its record", any(a.path == "trial.json" for a in client.list_artifacts(run.info.run_id)))

answer = summary["answers"][0]
for place, trial in enumerate(answer["trials"]):
    value = read(f"trials/{trial}.json")["findings"]["metrics"]["test"]["roc_auc"]["value"]
    steps = {m.step: m.value for m in client.get_metric_history(sweep.info.run_id, "answer.1.test.roc_auc")}
    check(f"step {place} is trial {trial}", steps.get(place) == value, steps)
check("the sweep has its steps once", len(client.get_metric_history(sweep.info.run_id, "answer.1.test.roc_auc")) == len(answer["trials"]))

name = experiment.name
versions = client.search_model_versions(f"name='{name}'")
check("the bundle is one version", len(versions) == 1, versions)
chosen = client.get_model_version_by_alias(name, alias)
check("the alias is that of the chosen trial", chosen.tags["assay.trial"] == answer["trial"], chosen.tags)
logged = client.search_logged_models([experiment.experiment_id])
check("there is one logged model", len(logged) == 1 and str(logged[0].status) == "READY", logged)

bundle = os.path.join(folder, "models", answer["trial"])
with open(os.path.join(bundle, "golden.jsonl")) as file:
    rows = pandas.DataFrame([json.loads(line) for line in file])
scores = numpy.load(os.path.join(bundle, "golden.npz"))["scores"]
model = mlflow.pyfunc.load_model(f"models:/{name}@{alias}")
found = model.predict(rows.astype(float))["score"].to_numpy()
check("the registered model scores as the bundle", numpy.allclose(found, scores, rtol=1e-5, atol=1e-6))

newest = runs[0]
with open(expected, "w") as file:
    json.dump(
        {
            "runs": len(ids) + 1, "status": "FINISHED", "registered_model": name, "alias": alias,
            "tags": {"assay.run": sweep.data.tags["assay.run"]},
            "artifacts": ["trial.json" if "assay.trial" in newest.data.tags else "run.json"],
        }, file)
sys.exit(1 if wrong else 0)
