"""The prose and its promises in the admin: one group to a file."""

from reports.admin import editions, narrative, publication, reports, selection, tasks

__all__ = ["editions", "narrative", "publication", "reports", "selection", "tasks"]
