"""Fuzz for a given time: `python -m tests.fuzzing SECONDS [TARGET …]`; each target in a process of its own.

What is new to a target goes to `out/fuzzing/`, what breaks one too. `--keep` takes of it what reaches further than the
kept corpus into the repository.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).with_name("corpus")
FOUND: Final = Path("out/fuzzing")
_LONGEST: Final = 1 << 14
"""Bytes of an input: larger ones are a matter of limits, which have tests of their own."""


def fuzz(name: str, seconds: int, options: list[str]) -> tuple[int, int]:
    """Run one target; give its exit code and how many inputs were tried."""
    found, kept = FOUND / name, CORPUS / name
    for folder in (found, kept):
        folder.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=10", "-rss_limit_mb=4096"]
    command = [sys.executable, "-m", "tests.fuzzing.run", name, *limits, "-print_final_stats=1", *options]
    command += [f"-artifact_prefix={found}-", str(found), str(kept)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, errors="replace")
    tried = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    if done.returncode:
        print(done.stderr[-4000:])
    return done.returncode, int(tried.group(1)) if tried else 0


def keep(name: str) -> None:
    """Take into the kept corpus what reaches further."""
    command = [sys.executable, "-m", "tests.fuzzing.run", name, "-merge=1", str(CORPUS / name), str(FOUND / name)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def main() -> int:
    """Fuzz every target named, or all."""
    from tests.fuzzing.targets import TARGETS  # noqa: PLC0415 - the fuzzer instruments it in the other process

    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    seconds, names = int(words[0]), words[1:] or list(TARGETS)
    failed = 0
    for name in names:
        code, tried = fuzz(name, seconds // len(names), [])
        print(
            f"{name}: {tried:,} inputs tried in {seconds // len(names)} seconds, {'broken' if code else 'nothing broke'}",
            flush=True,
        )
        failed |= code
        if "--keep" in sys.argv:
            keep(name)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
