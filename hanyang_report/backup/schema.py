"""A database's tables as its own migrations made them: older than this code, never newer."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

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
    loader = _step_by_step(connection)
    state = loader.project_state(_last(loader, set(migrations) - _squashed(loader)))
    found = state.apps.get_models(include_auto_created=True)
    held = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(held, key=lambda model: model._meta.db_table)


def build(connection: BaseDatabaseWrapper, migrations: Collection[Migration]) -> None:
    """Make the tables of that state in an empty database: at once where its release knew how, else step by step."""
    executor = MigrationExecutor(connection)
    state, at_once = set(migrations), _squashed(executor.loader)
    if not at_once <= state:
        executor.loader = _step_by_step(connection)
        state -= at_once
    executor.migrate(_last(executor.loader, state))


def _step_by_step(connection: BaseDatabaseWrapper) -> MigrationLoader:
    """Every migration ever released, none standing for others: a state between them can be named."""
    return MigrationLoader(connection, replace_migrations=False)


def _squashed(loader: MigrationLoader) -> set[Migration]:
    """The migrations that stand for others, which still are here."""
    disk = loader.disk_migrations
    return {key for key, migration in disk.items() if migration.replaces and set(migration.replaces) <= set(disk)}


def _last(loader: MigrationLoader, state: Collection[Migration]) -> list[Migration]:
    """Of each app, those of its migrations in this state that no other follows."""
    nodes = loader.graph.node_map
    held = {key for key in state if key in nodes}
    return sorted(
        key for key in held if not any((child.key in held and child.key[0] == key[0]) for child in nodes[key].children)
    )
