"""A file is read, and a paper set, in a process that starts Python anew: what it answered is not asked for twice.

Such a process knows nothing but its command, what it is given, and the few names of the environment it is shown: the same
of all three is the same answer, so a worker of the tests starts it once. One that failed, and one that a test stands in
for, is asked each time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from reports.reading import process

RUN = subprocess.run
Done = subprocess.CompletedProcess[bytes]
MOST = 200
"""Answers that are kept; the oldest goes first."""


class DoneOnce:
    """Stands for `subprocess.run`; `kept` are the answers it has had."""

    def __init__(self) -> None:
        self.kept: dict[Hashable, Done] = {}

    def run(self, command: Sequence[str], *, input: bytes, env: Mapping[str, str], **how: Any) -> Done:
        if subprocess.run is not RUN:
            return subprocess.run(command, input=input, env=env, **how)
        asked = (tuple(command), input, tuple(sorted(env.items())), tuple(sorted(how.items())))
        if asked in self.kept:
            return self.kept[asked]
        done = RUN(command, input=input, env=env, **how)
        if done.returncode == 0:
            self.kept[asked] = done
        if len(self.kept) > MOST:
            del self.kept[next(iter(self.kept))]
        return done


@contextmanager
def limited_processes_done_once() -> Iterator[DoneOnce]:
    """Within, `reports.reading.process` starts no process for what it was told before."""
    once = DoneOnce()
    stand_in = SimpleNamespace(run=once.run, TimeoutExpired=subprocess.TimeoutExpired)
    with patch.object(process, "subprocess", stand_in):
        yield once
