"""One target under the fuzzer: `python -m tests.fuzzing.run TARGET [options of libFuzzer]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["analyzer.export", "analyzer.people"]):
    from tests.fuzzing.targets import TARGETS

# The fuzzer starts itself again by the first of these words where it merges.
atheris.Setup([f"{sys.executable} -m tests.fuzzing.run {sys.argv[1]}", *sys.argv[2:]], TARGETS[sys.argv[1]])
atheris.Fuzz()
