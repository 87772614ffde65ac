"""A receipt is kept as every other file is: with its type, size and fingerprint, taken from what lies on the disk."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.db import migrations, models

import reports.models.filing
import reports.models.task_update

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}


def take_fingerprints(apps: Any, schema_editor: Any) -> None:
    """A file that is missing keeps an empty fingerprint: the verification says so."""
    for filing in apps.get_model("reports", "Filing").objects.exclude(file=""):
        filing.content_type = TYPES.get(PurePath(filing.name).suffix.lstrip(".").lower(), "application/octet-stream")
        try:
            with filing.file.open("rb") as file:
                filing.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            filing.size = filing.file.size
        except FileNotFoundError:
            pass
        filing.save(update_fields=["content_type", "size", "sha256"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_law_titles")]

    operations = [
        migrations.RenameField("filing", "evidence", "file"),
        migrations.RenameField("filing", "evidence_name", "name"),
        migrations.AlterField(
            "filing",
            "file",
            models.FileField("回执", blank=True, editable=False, upload_to=reports.models.filing.storage_name),
        ),
        migrations.AddField(
            "filing",
            "content_type",
            models.CharField("回执类型", blank=True, default="", editable=False, max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "filing", "size", models.PositiveIntegerField("回执大小（字节）", default=0, editable=False)
        ),
        migrations.AddField(
            "filing",
            "sha256",
            models.CharField("回执指纹（SHA-256）", blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField("taskevidence", "content_type", models.CharField("类型", editable=False, max_length=100)),
        migrations.AlterField(
            "taskevidence",
            "file",
            models.FileField("文件", editable=False, upload_to=reports.models.task_update.storage_name),
        ),
        migrations.AlterField("taskevidence", "name", models.CharField("文件名", editable=False, max_length=200)),
        migrations.AlterField(
            "taskevidence", "sha256", models.CharField("指纹（SHA-256）", editable=False, max_length=64)
        ),
        migrations.AlterField("taskevidence", "size", models.PositiveIntegerField("大小（字节）", editable=False)),
        migrations.RunPython(take_fingerprints, migrations.RunPython.noop),
    ]
