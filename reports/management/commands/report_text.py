"""`manage.py report_text 2019`: the report as published, as plain text."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.models import Edition


class Command(BaseCommand):
    help = "从当前版次打印报告全文：每段一行，无空行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="报告年度")

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        edition = Edition.objects.current().of_year(year).first()
        if edition is None:
            raise CommandError(f"{year}年度报告尚未发布。")
        self.stdout.write(edition.document.to_text(), ending="")
