"""Editions beside the shipped one, made by the verbs that make them on the site."""

from reports.models import Edition, Item, Report
from reports.publishing import approve, open_correction, publish, submit
from tests.cast import editor, publisher


def corrected(report: Report) -> Edition:
    """The next edition of a published report: the words of its first item corrected, reviewed and published."""
    signer, writer = publisher(), editor()
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    item.rewrite(heading=item.heading, body="改正后的正文。", run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    return publish(report, by=signer)
