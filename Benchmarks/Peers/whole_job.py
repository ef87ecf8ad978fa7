"""A whole job as a user of Python runs it: whole_job.py TRAIN.csv TEST.csv OUT.csv

Learns from the first file, scores the rows of the second and writes the scores; the interpreter and what it imports count.
"""
import sys

import numpy as np
import polars
from sklearn.ensemble import IsolationForest

train, test = (polars.read_csv(path).to_numpy() for path in sys.argv[1:3])
model = IsolationForest(n_estimators=100, max_samples=256, random_state=1).fit(train)
polars.DataFrame({"score": -model.score_samples(test)}).write_csv(sys.argv[3])
