"""mutmut, each mutant's time counted by its own processor: `python -m tests.own_time 2 run …` gives each twice its time.

mutmut's own clock is the wall's, which a busy machine uses up for others; it is kept only against those that sleep for ever.
And mutmut says `timeout`, which counts as killed, of a mutant whose tests could not be started (status 255): here that is
suspicious, and nobody's kill. The settings count as the ordinary ones, or mutmut would forget what it has found when it is next run
with another patience.
"""

import sys

from mutmut.__main__ import cli
from mutmut.configuration import config
from mutmut.stats import status_by_exit_code
from mutmut.workers import isolation

BUSIEST = 40
"""A process that gets a fortieth of a processor is still waited for."""
NOT_STARTED = 255


def allow(times: float) -> None:
    """From now on a mutant has so many times the processor time that its tests need by the tool's own estimate."""
    settings, at_the_wall = config(), isolation.register_timeout
    ordinary = settings.config_fingerprint()
    settings.timeout_multiplier *= times
    settings.config_fingerprint = lambda: ordinary
    isolation.register_timeout = lambda pid, seconds: at_the_wall(pid, seconds * BUSIEST)


if __name__ == "__main__":
    allow(float(sys.argv.pop(1)))
    status_by_exit_code[NOT_STARTED] = "suspicious"
    del sys.modules["tests"]  # the tests that run are those beside the mutants
    cli()
