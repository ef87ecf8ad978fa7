"""Makes rows.mat and cells.mat with SciPy 1.16.3: make_matlab.py FOLDER"""
import sys

import numpy as np
from scipy.io import savemat

X = np.array([[1.0, 2.5], [3.0, -0.0], [5.0, 6.0]])
savemat(f"{sys.argv[1]}/rows.mat", {"X": X, "y": np.array([[0], [1], [0]], dtype=np.uint8)})
cells = np.empty((1, 2), dtype=object)
cells[0, 0], cells[0, 1] = "a", 1.0
savemat(f"{sys.argv[1]}/cells.mat", {"X": cells})
