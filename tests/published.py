"""Editions beside the shipped one."""

from dataclasses import replace

from indicators.models import User
from reports.models import Edition, Item, Openness, Report, SecrecyReview, Task
from reports.publishing import verbs
from reports.publishing.verbs import approve, open_correction, submit
from tests.cast import editor, publisher


def cleared(report: Report, *, by: User) -> Report:
    """保密审查 has said of the approved text that the public may have it."""
    text_hash = Report.objects.get(pk=report.pk).approved_hash
    SecrecyReview.objects.create(
        report=report, text_hash=text_hash, openness=Openness.OPEN, basis="《条例》第二十条", by=by
    )
    return report


def publish(report: Report, *, by: User) -> Edition:
    """Cleared and published."""
    return verbs.publish(cleared(report, by=by), by=by)


def corrected(report: Report) -> Edition:
    """The next edition of a published report: the words of its first item corrected, reviewed and published."""
    signer, writer = publisher(), editor()
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    item.rewrite(heading=item.heading, body="改正后的正文。", run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    return publish(report, by=signer)


def years_of_reports(number: int) -> None:
    """The shipped report of 2019 and its like for the years before, `number` in all, each with its promises."""
    shipped = Edition.objects.select_related("report", "published_by").get()
    for year in range(2020 - number, 2019):
        another_year(shipped, year)


def another_year(shipped: Edition, year: int) -> None:
    document = shipped.document
    report = Report.objects.create(year=year, title=f"{year}年度报告", stage=shipped.report.stage)
    promises = tuple(replace(one, address=f"{year + 1}{one.address[4:]}") for one in document.promises)
    tasks = [
        Task(report=report, year=year + 1, code=task.code, area=task.area, title=task.title)
        for task in Task.objects.of_plan().filter(year=2020)
    ]
    Task.objects.bulk_create(tasks)
    Edition.objects.create(
        report=report,
        number=1,
        text=replace(document, year=year, title=report.title, promises=promises).to_json(),
        published_at=shipped.published_at,
        published_by=shipped.published_by,
    )
