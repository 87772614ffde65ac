from itertools import pairwise

from django.db import migrations, models

NAMES = {
    "blank": True,
    "help_text": "曾用名称一行一个，后面写用到哪一年（含当年），如：区政府法制办公室，2018。补录早年报告时按它认部门。",
    "max_length": 2000,
    "verbose_name": "历年名称",
}


def keep_names(apps, schema_editor):
    """Names given up so far stand in the history only: each was borne until the year before it was changed."""
    histories = apps.get_model("indicators", "HistoricalDepartment").objects
    for department in apps.get_model("indicators", "Department").objects.all():
        kept = histories.filter(id=department.pk).order_by("history_date", "history_id")
        changed = [
            (before, date.year - 1)
            for (before, _), (after, date) in pairwise(kept.values_list("name", "history_date"))
            if after != before and before != department.name
        ]
        if changed:
            department.names_before = "\n".join(f"{name}，{until}" for name, until in dict(changed).items())
            department.save(update_fields=["names_before"])


class Migration(migrations.Migration):
    dependencies = [("indicators", "0018_past_passwords")]

    operations = [
        migrations.AddField("department", "names_before", models.TextField(**NAMES)),
        migrations.AddField("historicaldepartment", "names_before", models.TextField(**NAMES)),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
    ]
