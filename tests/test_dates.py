"""A day reads one way wherever a person reads it: 2026年3月1日, and with its time 2026年3月1日 14:05."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.house import ROOT

READ = {"Y年n月j日", "Y年n月j日 H:i"}
FOR_MACHINES = {"c", "Y-m-d"}
"""In attributes and in files for machines."""
JUST_NOW = {("admin/reports/report/_desk_kept.html", "H:i"), ("admin/reports/report/_desk_others.html", "H:i")}
WRITTEN_FOR_MACHINES = ("pages/sitemap.xml", "reports/_article_meta.html")

OTHER_WAYS = re.compile(r"%-?m月|(?<!年)\{[\w.]+\.month\}月\{|%Y-%m-%d|%Y/%|n月j日\"")
FILES_AND_FIELDS = {
    "hanyang_report/backup/retention.py": "names of archives",
    "indicators/admin/account_logs.py": "a log to the second, to be sorted by other programs",
    "indicators/charts/svg/schedule.py": "today beside the months of an axis",
    "indicators/excel/reader.py": "a cell as the workbook has it",
    "indicators/office/sheet.py": "inside a file",
    "indicators/round/due_dates.py": "a field of the browser",
    "reports/downloads/spreadsheet.py": "a cell to calculate with",
    "reports/drafting/forms.py": "fields of the browser",
    "reports/importing/forms.py": "a field of the browser",
    "reports/tracker/filters.py": "a field of the browser",
    "reports/tracker/forms.py": "a field of the browser",
}


def formats() -> Iterator[tuple[str, str, str]]:
    """Each date of a template: the template, its format, and what stands before it on its line."""
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for path in sorted(Path(folder).rglob("*.*ml")):
            for line in path.read_text().splitlines():
                for found in re.finditer(r'\|date:"([^"]*)"', line):
                    yield path.relative_to(folder).as_posix(), found[1], line[: found.start()]


def modules_of_the_site() -> list[str]:
    apps = ("hanyang_report", "indicators", "reports")
    found = [path for app in apps for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    return [path.relative_to(ROOT).as_posix() for path in found]


def test_templates_write_a_day_one_way() -> None:
    seen = list(formats())
    assert len(seen) > 60
    other = [
        (name, form)
        for name, form, before in seen
        if form not in READ
        and (name, form) not in JUST_NOW
        and name not in WRITTEN_FOR_MACHINES
        and not (form in FOR_MACHINES and re.search(r'(datetime|value|content)="\{\{[^"]*$', before))
    ]
    assert other == []


def test_code_writes_a_day_one_way() -> None:
    other = {name for name in modules_of_the_site() if OTHER_WAYS.search((ROOT / name).read_text())}
    assert other == set(FILES_AND_FIELDS)


@pytest.mark.parametrize("way", ['"{day:%m月%d日}"', '"{day.month}月{day.day}日"', '"{day:%Y-%m-%d}"', '"n月j日"'])
def test_another_way_would_be_found(way: str) -> None:
    assert OTHER_WAYS.search(way)
