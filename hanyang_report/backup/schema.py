"""A database's tables as its own migrations made them: older than this code, never newer."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from hanyang_report.backup.manifest import Migration
from indicators.office.steps import Refused

SESSIONS = "django_session"

Model = type[models.Model]


def applied(connection: BaseDatabaseWrapper) -> list[Migration]:
    """Raises Refused for a database without tables, and for one that a later release has migrated."""
    loader = MigrationExecutor(connection).loader
    found = sorted(loader.applied_migrations)
    if not found:
        raise Refused("数据库里还没有数据，没有可以备份的内容。")
    require_known(connection, found)
    return found


def require_known(connection: BaseDatabaseWrapper, migrations: Collection[Migration]) -> None:
    """Raises Refused where a migration is not of this release."""
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    if unknown := sorted(set(migrations) - known):
        named = "、".join(f"{app}.{name}" for app, name in unknown[:3])
        raise Refused(f"数据出自比这里的程序更新的版本（这里没有{named}）。请先把程序升级到那个版本。")


def tables(connection: BaseDatabaseWrapper, migrations: Collection[Migration]) -> list[Model]:
    """Every table at that state as a model, the links of many to many included, in a lasting order."""
    loader = MigrationExecutor(connection).loader
    found = loader.project_state(_last(loader.graph, migrations)).apps.get_models(include_auto_created=True)
    held = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(held, key=lambda model: model._meta.db_table)


def build(connection: BaseDatabaseWrapper, migrations: Collection[Migration]) -> None:
    """Make the tables of that state in an empty database."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last(executor.loader.graph, migrations))


def _last(graph: object, migrations: Collection[Migration]) -> list[Migration]:
    """Of each app, those that no other of the app follows."""
    return [
        node
        for node in sorted(migrations)
        if not any(child.key[0] == node[0] and child.key in migrations for child in graph.node_map[node].children)  # type: ignore[attr-defined]
    ]
