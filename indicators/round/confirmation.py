"""填报确认表: a department's figures on one sheet to sign and seal, and its scan that comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from indicators.models import (
    HANDED_IN,
    Collection,
    Department,
    Figure,
    RulePoint,
    Screening,
    SignedSheet,
    User,
    screen,
    user_is_responsible_for,
)
from indicators.numbers import Change, Measured, formatting
from indicators.office.steps import Refused
from indicators.round.evidence import FILE_TYPES, clean_name, file_type_of
from indicators.round.evidence import fingerprint as file_fingerprint

SCANS = ("pdf", "png", "jpg", "jpeg", "ofd")
ACCEPTED = ",".join(f".{extension}" for extension in SCANS)
MOST = 5
SAID = ("indicator__code", "value", "decimals", "qualifier")
"""What a fingerprint says of a figure."""


@dataclass(frozen=True)
class ConfirmationLine:
    """One figure on the sheet; its unit stands in a column of its own, the % of a rate with the number."""

    figure: Figure
    change: Change
    points: tuple[RulePoint, ...]

    @property
    def before_text(self) -> str:
        return self._number(self.change.before)

    @property
    def now_text(self) -> str:
        return self._number(self.change.after)

    @property
    def change_text(self) -> str:
        """`+12.3%`, `不可比`; `—` where a year is missing."""
        is_known = None not in (self.change.before.value, self.change.after.value)
        return self.change.badge if is_known else formatting.MISSING

    def _number(self, measured: Measured) -> str:
        return formatting.number(measured.value, self.figure.kind, self.figure.decimals, measured.qualifier)


@dataclass(frozen=True)
class ConfirmationSheet:
    """One department's figures of a round as they stand, and the scans of it that are in force, oldest first."""

    collection: Collection
    department: Department
    figures: list[Figure]
    screening: Screening
    scans: list[SignedSheet]
    printed_at: datetime = field(default_factory=timezone.now)

    @cached_property
    def lines(self) -> list[ConfirmationLine]:
        codes = [figure.indicator.code for figure in self.figures]
        subjects = self.screening.context.subjects
        return [
            ConfirmationLine(figure, subjects[code].change, tuple(self.screening.at(code, codes)))
            for figure, code in zip(self.figures, codes, strict=True)
        ]

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.figures)

    @property
    def check_code(self) -> str:
        """The fingerprint's beginning, short enough to be read off paper: `3F8A 12C4`."""
        return f"{self.fingerprint[:4]} {self.fingerprint[4:8]}".upper()

    @property
    def outstanding(self) -> list[Figure]:
        """What the department has not handed in: until then there is nothing to sign."""
        return [figure for figure in self.figures if figure.status not in HANDED_IN]

    @property
    def is_complete(self) -> bool:
        return bool(self.figures) and not self.outstanding

    @property
    def officers(self) -> str:
        """Who entered the figures, each once."""
        return "、".join(dict.fromkeys(str(figure.entered_by) for figure in self.figures if figure.entered_by))

    @property
    def is_signed(self) -> bool:
        """A scan shows the figures as they stand."""
        return any(scan.fingerprint == self.fingerprint for scan in self.scans)

    @property
    def is_outdated(self) -> bool:
        """It was signed, and figures have changed since."""
        return bool(self.scans) and not self.is_signed


def sheet_of(collection: Collection, department: Department) -> ConfirmationSheet:
    """A fixed number of queries, however many figures."""
    figures = Figure.objects.of_year(collection.year).filter(department=department)
    scans = SignedSheet.objects.in_force().filter(collection=collection, department=department)
    return ConfirmationSheet(
        collection,
        department,
        list(figures.select_related("indicator", "entered_by").order_by("indicator__order", "indicator__code")),
        screen(collection.year),
        list(scans.select_related("uploaded_by")),
    )


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A department that has handed everything in and whose figures, as they stand, are on no scan.

    `is_outdated` where it signed once and figures have changed since.
    """

    collection: Collection
    department: Department
    is_outdated: bool


def unsigned(collection: Collection, departments: Iterable[Department] | None = None) -> list[Unsigned]:
    """Of all departments in the round or of those given, in the departments' order. Three queries, one while all of them
    still have something in hand.

    Once all of a department's figures are public nobody is asked for its sheet any more.
    """
    figures = Figure.objects.of_year(collection.year).order_by()
    if departments is not None:
        figures = figures.filter(department__in=departments)
    owed: dict[int, list[tuple[str, str]]] = {}
    for department, status, *said in figures.values_list("department", "status", *SAID):
        owed.setdefault(department, []).append((status, _said(*said)))
    complete = {key: said for key, said in owed.items() if all(status in HANDED_IN for status, _ in said)}
    signed = fingerprints(collection) if complete else {}
    missing = [key for key, said in complete.items() if _hash(line for _, line in said) not in signed.get(key, [])]
    found = Department.objects.filter(pk__in=missing) if missing else ()
    return [Unsigned(collection, department, is_outdated=department.pk in signed) for department in found]


def fingerprints(collection: Collection) -> dict[int, list[str]]:
    """What each department's scans in force show. One query."""
    found: dict[int, list[str]] = {}
    scans = SignedSheet.objects.in_force().filter(collection=collection)
    for department, said in scans.values_list("department", "fingerprint"):
        found.setdefault(department, []).append(said)
    return found


def fingerprint(figures: Iterable[Figure]) -> str:
    """Differs as soon as any of the numbers does. Reads the indicators' codes."""
    return _hash(_said(one.indicator.code, one.value, one.decimals, one.qualifier) for one in figures)


def _said(code: str, value: Decimal | None, decimals: int, qualifier: str) -> str:
    return f"{code}={formatting.plain(value, decimals)}{qualifier}"


def _hash(said: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()


@transaction.atomic
def attach_scan(sheet: ConfirmationSheet, upload: UploadedFile, *, by: User) -> SignedSheet:
    """Keep the signed sheet with the submission.

    Raises Refused for who may not and before everything is handed in; ValidationError for a file that is no scan.
    """
    _require_responsible(by, sheet.department)
    if not sheet.is_complete:
        raise Refused(f"还有{len(sheet.outstanding)}项没有提交，全部提交后再打印、签字盖章并上传。")
    scan = _checked(sheet, upload)
    scan.uploaded_by = by
    scan.save()
    return scan


def _checked(sheet: ConfirmationSheet, upload: UploadedFile) -> SignedSheet:
    """The upload as a record to be saved."""
    name = clean_name(upload.name or "")
    file_type, sha256 = file_type_of(name, upload), file_fingerprint(upload)
    if file_type not in [FILE_TYPES[extension] for extension in SCANS]:
        raise ValidationError(f"“{name}”不是扫描件。请上传PDF、PNG、JPG图片或OFD文件。")
    if sha256 in [scan.sha256 for scan in sheet.scans]:
        raise ValidationError(f"“{name}”已经上传过，不用再传。")
    if len(sheet.scans) >= MOST:
        raise ValidationError(f"最多保留{MOST}份扫描件，请先撤下不用的。")
    return SignedSheet(
        collection=sheet.collection,
        department=sheet.department,
        fingerprint=sheet.fingerprint,
        file=upload,
        name=name,
        content_type=file_type.content_type,
        size=upload.size or 0,
        sha256=sha256,
    )


@transaction.atomic
def withdraw_scan(scan: SignedSheet, *, by: User) -> None:
    """Take a scan off. The record stays: what it was, who attached it, who withdrew it and when."""
    _require_responsible(by, scan.department)
    if scan.withdrawn_at is None:
        scan.withdrawn_at, scan.withdrawn_by = timezone.now(), by
        scan.save()


def _require_responsible(by: User, department: Department) -> None:
    if not user_is_responsible_for(by, department):
        raise Refused(f"只有{department}的填报员和审核员可以上传、撤下确认表。")
