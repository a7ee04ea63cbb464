"""Reading a stranger's file in a process of its own, within bounds of time and memory.

No file takes the app down: what is read and judged for the app and the command line is read and judged by a worker,
whose memory is gone with it. The Python API (`read_export`, `analyze`) works in the caller's own process.
"""

from analyzer.worker.running import EndedBySystemError, Task, Worker, run
from analyzer.worker.tasks import Analyze, Inspect

__all__ = ["Analyze", "EndedBySystemError", "Inspect", "Task", "Worker", "run"]
