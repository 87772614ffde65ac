"""mutmut with twice the time for each mutant, for those whose tests did not end in time: `python -m tests.patient_mutmut run …`.

Its settings count as the ordinary ones, or mutmut would forget what it has found when it is next run without this patience.
"""

from mutmut.__main__ import cli
from mutmut.configuration import config

if __name__ == "__main__":
    settings = config()
    ordinary = settings.config_fingerprint()
    settings.timeout_multiplier *= 2
    settings.config_fingerprint = lambda: ordinary
    cli()
