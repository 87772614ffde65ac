"""Accounts made before user names had one spelling get it; two that would become one stay as they are."""

from typing import Any

from django.db import migrations

from indicators.characters import sign_in_name


def respell(apps: Any, schema_editor: Any) -> None:
    User = apps.get_model("indicators", "User")
    names = dict(User.objects.values_list("pk", "username"))
    spelled = {pk: sign_in_name(name) for pk, name in names.items()}
    for pk, name in spelled.items():
        if name != names[pk] and list(spelled.values()).count(name) == 1:
            User.objects.filter(pk=pk).update(username=name)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_roles_open_the_admin")]

    operations = [migrations.RunPython(respell, migrations.RunPython.noop)]
