"""Make the committed samples again: `python -m analyzer.samples FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from analyzer.samples import EARLIER, EARLIER_DAYS, SAMPLES, make_sample

for sample in SAMPLES:
    make_sample(Path(sys.argv[1]) / sample.file, sample.persona)
make_sample(Path(sys.argv[1]) / EARLIER.file, EARLIER.persona, earlier=EARLIER_DAYS)
