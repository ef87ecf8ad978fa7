"""The other side of a comparison: contestant.py WORKLOAD FOLDER THREADS PEER answers as `bench contest` does.

It reads the rows of FOLDER and then, a word a line on standard input, fits (`fit`), scores the test rows (`score`),
times single rows through the same public call (`row`) or writes scores down (`write PATH`), and answers each with a
line of JSON. Rows lie in memory as the peer likes them best before anything is timed.
"""
import json
import os
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

workload, folder, threads, peer = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = str(threads)
if threads == 1:
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import numpy as np

TREES, SAMPLE, NEIGHBORS, NU, TOLERANCE, SEED = 100, 256, 20, 0.1, 1e-3, 1


class Peer:
    package = ""
    type = np.float32

    def fit(self, rows): ...

    def score(self, rows): ...


class SklearnForest(Peer):
    package = "scikit-learn"

    def fit(self, rows):
        from sklearn.ensemble import IsolationForest

        self.model = IsolationForest(
            n_estimators=TREES, max_samples=SAMPLE, n_jobs=threads, random_state=SEED
        ).fit(rows)

    def score(self, rows):
        if threads == 1:
            return -self.model.score_samples(rows)
        from joblib import parallel_backend

        with parallel_backend("threading", n_jobs=threads):
            return -self.model.score_samples(rows)


class Isotree(Peer):
    package = "isotree"
    type = np.float64
    dimensions = 1

    def fit(self, rows):
        from isotree import IsolationForest

        self.model = IsolationForest(
            ntrees=TREES, sample_size=SAMPLE, ndim=self.dimensions, missing_action="fail",
            nthreads=threads, random_seed=SEED,
        ).fit(rows)

    def score(self, rows):
        return self.model.decision_function(rows)


class IsotreePlanes(Isotree):
    dimensions = 2


class SklearnLOF(Peer):
    package = "scikit-learn"
    type = np.float64

    def fit(self, rows):
        from sklearn.neighbors import LocalOutlierFactor

        self.model = LocalOutlierFactor(
            n_neighbors=NEIGHBORS, novelty=True, n_jobs=threads
        ).fit(rows)

    def score(self, rows):
        return -self.model.score_samples(rows)


class FaissLOF(Peer):
    """The factor in numpy over the exact neighbors of faiss, about which everything else turns."""

    package = "faiss-cpu"

    def nearest(self, rows, count):
        import faiss

        # A few rows are faster without a matrix product, and many with one.
        faiss.cvar.distance_compute_blas_threshold = 20 if len(rows) > 20 else 10**9
        squares, places = self.index.search(rows, count)
        return np.sqrt(np.maximum(squares, 0)), places

    def fit(self, rows):
        import faiss

        faiss.omp_set_num_threads(threads)
        self.center = rows.mean(axis=0)
        rows = np.ascontiguousarray(rows - self.center)
        self.index = faiss.IndexFlatL2(rows.shape[1])
        self.index.add(rows)
        distances, places = self.nearest(rows, NEIGHBORS + 1)
        other = places != np.arange(len(rows))[:, None]
        other[other.all(axis=1), -1] = False
        distances = distances[other].reshape(len(rows), NEIGHBORS)
        places = places[other].reshape(len(rows), NEIGHBORS)
        self.far = distances[:, -1]
        self.density = 1 / (np.maximum(distances, self.far[places]).mean(axis=1) + 1e-10)

    def score(self, rows):
        distances, places = self.nearest(np.ascontiguousarray(rows - self.center), NEIGHBORS)
        reach = np.maximum(distances, self.far[places]).mean(axis=1) + 1e-10
        return self.density[places].mean(axis=1) * reach


class SklearnSVM(Peer):
    package = "scikit-learn"
    type = np.float64

    def fit(self, rows):
        from sklearn.svm import OneClassSVM

        self.model = OneClassSVM(gamma="scale", nu=NU, tol=TOLERANCE, cache_size=200).fit(rows)

    def score(self, rows):
        return -self.model.decision_function(rows)


class LIBSVM(Peer):
    package = "libsvm-official"
    type = np.float64

    def fit(self, rows):
        from libsvm.svmutil import svm_train
        from scipy.sparse import csr_matrix

        gamma = float(1 / (rows.shape[1] * rows.var()))
        options = f"-s 2 -t 2 -g {gamma!r} -n {NU} -e {TOLERANCE} -m 200 -q"
        self.model = svm_train(np.ones(len(rows)), csr_matrix(rows), options)

    def score(self, rows):
        from ctypes import c_double

        from libsvm.svm import libsvm, svm_problem
        from scipy.sparse import csr_matrix

        problem = svm_problem(np.ones(len(rows)), csr_matrix(rows))
        value = (c_double * 1)()
        scores = np.empty(len(rows))
        for place in range(len(rows)):
            libsvm.svm_predict_values(self.model, problem.x[place], value)
            scores[place] = -value[0]
        return scores


class SklearnNystrom(Peer):
    package = "scikit-learn"

    def fit(self, rows):
        from sklearn.kernel_approximation import Nystroem
        from sklearn.linear_model import SGDOneClassSVM
        from sklearn.pipeline import make_pipeline

        gamma = float(1 / (rows.shape[1] * rows.var()))
        self.model = make_pipeline(
            Nystroem(gamma=gamma, n_components=150, random_state=SEED),
            SGDOneClassSVM(nu=NU, tol=TOLERANCE, random_state=SEED),
        ).fit(rows)

    def score(self, rows):
        return -self.model.decision_function(rows)


class JaxAutoencoder(Peer):
    """All epochs as one compiled loop, with Adam written out."""

    package = "jax"
    program = None

    def scaled(self, rows):
        return (rows - self.center) / self.deviation

    def start(self, columns):
        random = np.random.default_rng(SEED)

        def weights(inputs, outputs):
            bound = np.sqrt(6 / (inputs + outputs))
            return random.uniform(-bound, bound, (inputs, outputs)).astype(np.float32)

        zeros = lambda count: np.zeros(count, np.float32)
        return [weights(columns, 16), zeros(16), weights(16, columns), zeros(columns)]

    def compiled(self):
        import jax
        import jax.numpy as jnp

        def reconstructed(weights, rows):
            return jnp.tanh(rows @ weights[0] + weights[1]) @ weights[2] + weights[3]

        def loss(weights, rows):
            return jnp.mean((reconstructed(weights, rows) - rows) ** 2)

        def step(state, batch):
            weights, means, squares, count = state
            slopes = jax.grad(loss)(weights, batch)
            count = count + 1
            means = [0.9 * m + 0.1 * g for m, g in zip(means, slopes)]
            squares = [0.999 * s + 0.001 * g * g for s, g in zip(squares, slopes)]
            first, second = 1 - 0.9**count, 1 - 0.999**count
            weights = [
                w - 1e-3 * (m / first) / (jnp.sqrt(s / second) + 1e-8)
                for w, m, s in zip(weights, means, squares)
            ]
            return (weights, means, squares, count), None

        def learn(weights, rows, orders):
            zeros = [jnp.zeros_like(w) for w in weights]

            def epoch(state, order):
                whole = len(order) // 32 * 32
                state, _ = jax.lax.scan(step, state, rows[order[:whole]].reshape(-1, 32, rows.shape[1]))
                return step(state, rows[order[whole:]]) if whole < len(order) else (state, None)

            state, _ = jax.lax.scan(epoch, (weights, zeros, zeros, 0.0), orders)
            return state[0]

        errors = lambda weights, rows: jnp.mean((reconstructed(weights, rows) - rows) ** 2, axis=1)
        return jax.jit(learn), jax.jit(errors)

    def fit(self, rows):
        self.program = self.program or self.compiled()
        self.center, self.deviation = rows.mean(axis=0), rows.std(axis=0)
        random = np.random.default_rng(SEED)
        orders = np.stack([random.permutation(len(rows)) for _ in range(50)]).astype(np.int32)
        learned = self.program[0](self.start(rows.shape[1]), self.scaled(rows), orders)
        self.weights = [w.block_until_ready() for w in learned]

    def score(self, rows):
        return np.asarray(self.program[1](self.weights, self.scaled(rows)))


class PyOD(Peer):
    """Fitting also scores the training rows, as PyOD always does."""

    package = "pyod"
    type = np.float64
    model_name = ""

    def fit(self, rows):
        from importlib import import_module

        module = import_module(f"pyod.models.{self.model_name.lower()}")
        self.model = getattr(module, self.model_name)()
        self.model.fit(rows)

    def score(self, rows):
        return self.model.decision_function(rows)


def pyod(name):
    return type(name, (PyOD,), {"model_name": name})


PEERS = {
    "if": {"scikit-learn": SklearnForest, "isotree": Isotree},
    "eif": {"isotree": IsotreePlanes},
    "lof": {"faiss": FaissLOF, "scikit-learn": SklearnLOF},
    "ocsvm": {"libsvm": LIBSVM, "scikit-learn": SklearnSVM},
    "nystrom": {"scikit-learn": SklearnNystrom},
    "ae": {"jax": JaxAutoencoder},
    "ecod": {"pyod": pyod("ECOD")},
    "copod": {"pyod": pyod("COPOD")},
    "hbos": {"pyod": pyod("HBOS")},
}


def answer(**members):
    print(json.dumps(members), flush=True)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def timed(work):
    wall, processor = time.perf_counter(), time.process_time()
    work()
    answer(wall=time.perf_counter() - wall, cpu=time.process_time() - processor, peak=peak())


def serve():
    contestant = PEERS[workload.split("-")[0]][peer]()
    training = np.ascontiguousarray(np.load(folder / "X_train.npy"), contestant.type)
    test = np.ascontiguousarray(np.load(folder / "X_test.npy"), contestant.type)
    # Libraries load what they need with the first call; who is timed has loaded them, and touched no more memory.
    some = PEERS[workload.split("-")[0]][peer]()
    some.fit(training[:200])
    some.score(test[:20])
    answer(platform=f"{contestant.package} {version(contestant.package)}", peak=peak())
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "fit":
            timed(lambda: contestant.fit(training))
        elif word == "score":
            timed(lambda: contestant.score(test))
        elif word == "row":
            times, begin = [], time.perf_counter()
            for place in range(min(2000, len(test))):
                row = test[place : place + 1]
                start = time.perf_counter()
                contestant.score(row)
                times.append((time.perf_counter() - start) * 1e6)
                if time.perf_counter() - begin > 5:
                    break
            p50, p95, p99 = np.percentile(times, [50, 95, 99])
            answer(p50=p50, p95=p95, p99=p99)
        elif word == "write":
            np.save(rest, np.asarray(contestant.score(test), np.float32).ravel())
            answer()
        else:
            return


serve()
