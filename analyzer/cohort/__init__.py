"""Many exports → one table in which nobody is recognised; on this machine, or on many by Dask."""

from analyzer.cohort.addresses import Found, find_exports
from analyzer.cohort.engines import DaskWorkers, Engine, Pool
from analyzer.cohort.making import Cohort, make_cohort
from analyzer.cohort.running import Progress
from analyzer.cohort.side_file import SideFile, read_side_file

__all__ = [
    "Cohort",
    "DaskWorkers",
    "Engine",
    "Found",
    "Pool",
    "Progress",
    "SideFile",
    "find_exports",
    "make_cohort",
    "read_side_file",
]
