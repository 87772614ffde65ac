"""The seven roles exist from the first start."""

from django.db import migrations

from indicators.roles import ensure_roles


def make_groups(apps, schema_editor):
    ensure_roles(apps.get_model("auth", "Group"))


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
