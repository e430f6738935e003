"""The screens; the only place that knows Qt."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 counts on constants that never die, as in Python 3.12: each call that returns
    # one of them takes a reference away, and 3.11 aborts after some 80,000 calls.
    for _constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 40
