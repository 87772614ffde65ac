"""The mark of what is public; an older database has its first one at once."""

from secrets import token_urlsafe

from django.db import migrations, models


def first_mark(apps, schema_editor):
    apps.get_model("indicators", "PublicVersion").objects.using(schema_editor.connection.alias).create(
        mark=token_urlsafe(16)
    )


class Migration(migrations.Migration):
    dependencies = [("indicators", "0010_targets_of_the_plan")]

    operations = [
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("mark", models.CharField(max_length=22, primary_key=True, serialize=False, verbose_name="版本标记"))
            ],
            options={"verbose_name": "公开版本", "verbose_name_plural": "公开版本", "default_permissions": ()},
        ),
        migrations.RunPython(first_mark, migrations.RunPython.noop),
    ]
