import Machine

/// The script that stands between Assay and a Python package.
public enum PythonScript {
  public static let sha256 = SHA256.hex(of: text)

  /// `probe PACKAGE CALLS` makes an object of each call and prints the versions of what would score. `trial PACKAGE
  /// VERSION CALL PART…` learns from the rows of the first part and scores those of the others.
  ///
  /// Code 3 says that the package is not there, code 4 that a model is not, or cannot be called so.
  public static let text = #"""
    import importlib, inspect, json, os, pkgutil, random, sys

    def refuse(code, reason):
        print(reason, file=sys.stderr)
        sys.exit(code)

    def load(package):
        try:
            return importlib.import_module(package)
        except ImportError as error:
            refuse(3, str(error))

    def version_of(package):
        names = ["pyod", "sklearn"] if package == "pyod" else [package]
        versions = [f"{n} {importlib.import_module(n).__version__}" for n in names + ["numpy"]]
        return ", ".join(versions + ["Python " + sys.version.split()[0]])

    def modules_of(package, model):
        if package == "sklearn":
            return ["sklearn." + n for n in ("ensemble", "neighbors", "svm", "covariance", "linear_model", "mixture")]
        names = [n for _, n, _ in pkgutil.iter_modules(importlib.import_module("pyod.models").__path__)]
        wanted = model.lower()
        return ["pyod.models." + n for n in names if n.replace("_", "") == wanted.replace("_", "")]

    def class_of(package, model):
        for name in modules_of(package, model):
            try:
                found = getattr(importlib.import_module(name), model, None)
            except ImportError as error:
                refuse(4, f"{model} of {package} cannot be loaded: {error}")
            if inspect.isclass(found) and hasattr(found, "fit"):
                return found
        refuse(4, f"{package} has no model '{model}'")

    def made(package, call, seed):
        found = class_of(package, call["model"])
        arguments = dict(call["with"])
        known = inspect.signature(found).parameters
        if "random_state" in known:
            arguments.setdefault("random_state", seed)
        if package == "sklearn" and "novelty" in known:
            arguments.setdefault("novelty", True)
        try:
            return found(**arguments)
        except Exception as error:
            refuse(4, f"{call['model']} of {package} cannot be made: {error}")

    def scores(model, package, rows):
        if package == "pyod":
            return model.decision_function(rows)
        if hasattr(model, "score_samples"):
            return -model.score_samples(rows)
        return -model.decision_function(rows)

    def probe(package, calls):
        load(package)
        for call in json.loads(calls):
            model = made(package, call, 0)
            if not any(hasattr(model, n) for n in ("decision_function", "score_samples")):
                refuse(4, f"{call['model']} of {package} scores no rows")
        print(version_of(package))

    def trial(package, version, call, *parts):
        load(package)
        if version_of(package) != version:
            refuse(5, f"the run began with {version}, and here is {version_of(package)}; run the spec again")
        import numpy
        folder, seed = os.environ["ASSAY_MODEL"], int(os.environ["ASSAY_SEED"]) % 2**32
        random.seed(seed)
        numpy.random.seed(seed)
        model = made(package, json.loads(call), seed)
        read = lambda name: numpy.load(os.path.join(folder, name + ".npy")).astype(float)
        model.fit(read("learned"))
        for part in parts:
            found = numpy.asarray(scores(model, package, read(part)), dtype=float).ravel()
            numpy.save(os.path.join(folder, part + "-scores.npy"), found)

    {"probe": probe, "trial": trial}[sys.argv[1]](*sys.argv[2:])
    """#
}
