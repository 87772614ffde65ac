"""The table of `Task.co_departments` stays as it is and has a class of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0011_public_version"), ("reports", "0007_receipts_are_stored_files")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="TaskCoDepartment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reports.task"
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="indicators.department",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "配合部门",
                        "verbose_name_plural": "配合部门",
                        "db_table": "reports_task_co_departments",
                        "unique_together": {("task", "department")},
                        "default_permissions": (),
                    },
                ),
                migrations.AlterField(
                    model_name="task",
                    name="co_departments",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="co_tasks",
                        through="reports.TaskCoDepartment",
                        to="indicators.department",
                        verbose_name="配合部门",
                    ),
                ),
            ]
        )
    ]
