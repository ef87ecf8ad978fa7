"""Makes plain.mat and packed.mat (scipy 1.17.1) and hierarchical.mat (h5py 3.16.0)."""
import h5py
import numpy as np
import scipy.io
import scipy.sparse

matrices = {
    "X": np.array([[1, 2, 3], [4, 5, 6.5]]),
    "y": np.array([[0], [1], [0]], dtype="u1"),
    "float": np.array([[0.5, -0.25]], dtype="f4"),
    "int64": np.array([[-(2**53)]], dtype="i8"),
    "small": np.array([[7]], dtype="i2"),
    "cube": np.arange(12.0).reshape(2, 3, 2),
}
others = {
    "cell": np.array([1, "a"], dtype=object),
    "record": {"a": 1},
    "word": "hello",
    "complex": np.array([[1 + 2j]]),
    "sparse": scipy.sparse.csc_matrix(np.eye(3)),
}
for name, packed in [("plain.mat", False), ("packed.mat", True)]:
    scipy.io.savemat(name, matrices | others, do_compression=packed)



def mark(data, name):
    """Says of what class a matrix is as MATLAB does: a text that fills its size and ends there."""
    kind = h5py.h5t.C_S1.copy()
    kind.set_size(len(name))
    attribute = h5py.h5a.create(data.id, b"MATLAB_class", kind, h5py.h5s.create(h5py.h5s.SCALAR))
    attribute.write(np.array(name.encode()), mtype=kind)


classes = {"f8": "double", "u1": "uint8", "f4": "single", "i8": "int64", "i2": "int16"}
with h5py.File("hierarchical.mat", "w", userblock_size=512) as file:
    for name, matrix in matrices.items():
        mark(file.create_dataset(name, data=matrix.T), classes[matrix.dtype.str[1:]])
with open("hierarchical.mat", "r+b") as file:
    text = "MATLAB 7.3 MAT-file, Platform: GLNXA64 HDF5 schema 1.00 ."
    file.write(text.ljust(116).encode() + b"\0" * 8 + b"\x00\x02IM")
