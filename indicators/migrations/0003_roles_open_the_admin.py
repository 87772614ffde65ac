"""Who holds a role that works in the admin gets in; the flag used to be a box of its own, easily forgotten."""

from django.db import migrations

from indicators.roles import STAFF_ROLES


def open_the_admin(apps, schema_editor):
    working = apps.get_model("indicators", "User").objects.filter(groups__name__in=[role.value for role in STAFF_ROLES])
    apps.get_model("indicators", "User").objects.filter(pk__in=working.values("pk")).update(is_staff=True)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_roles")]

    operations = [migrations.RunPython(open_the_admin, migrations.RunPython.noop)]
