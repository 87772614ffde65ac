"""The prose and its promises in the admin: one group to a file."""

from reports.admin import checks, editions, narrative, publication, reports, selection, tasks

__all__ = ["checks", "editions", "narrative", "publication", "reports", "selection", "tasks"]
