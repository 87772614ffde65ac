"""One click: the number becomes a quotation, in the text the clicker saw or not at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.models import Figure, Indicator, Synonym, User
from indicators.office.steps import Refused
from reports.checks.checker import check
from reports.checks.mending import Binding, bind_number
from reports.models import Item, Report
from reports.publishing.verbs import open_correction
from tests.cast import editor, officer, publisher

pytestmark = pytest.mark.django_db
BODY = "全年对1235件行政决策开展合法性审核。"


@pytest.fixture
def item(report: Report) -> Item:
    """Open for correction, with one bare number."""
    item = Item.objects.all()[0]
    open_correction(report, by=publisher(), reason="更正。", blocks=[item])
    Item.objects.filter(pk=item.pk).update(body=BODY)
    item.refresh_from_db()
    return item


@pytest.fixture
def binding(report: Report, item: Item) -> Binding:
    """What the button of the checker's page posts."""
    report.refresh_from_db()
    [offer] = [finding.offer for finding in check(report) if finding.offer]
    assert offer
    return Binding(
        offer.level, offer.pk, offer.field, offer.start, offer.end, offer.number, offer.choices[0].token, offer.version
    )


def test_the_number_becomes_the_quotation(report: Report, item: Item, binding: Binding) -> None:
    writer = editor()
    bind_number(report, binding, by=writer)
    item.refresh_from_db()
    assert item.body == "全年对{{legality_review_decision_count}}件行政决策开展合法性审核。"
    assert (item.version, item.edited_by) == (binding.seen + 1, writer)
    assert not [finding for finding in check(report) if finding.code == "unbound-number"]


def test_a_text_changed_in_between_is_left_alone(report: Report, item: Item, binding: Binding) -> None:
    item.rewrite(heading=item.heading, body=f"另，{BODY}", run_on=True, by=editor(), seen=item.version)
    with pytest.raises(match="请对照后再保存"):
        bind_number(report, binding, by=editor())
    item.refresh_from_db()
    assert "{{" not in item.body


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"token": "{{no_such_indicator}}"}, "指标不存在"),
        ({"token": "<b>1235</b>"}, "指标不存在"),
        ({"token": "{{legality_review_decision_count}}{{year}}"}, "指标不存在"),
        ({"level": "report"}, "找不到"),
        ({"field": "version"}, "找不到"),
        ({"pk": 0}, "不在本报告里"),
        ({"number": "1236"}, "请对照"),
        ({"start": -1}, "请对照"),
    ],
)
def test_a_posting_that_fits_nothing_is_refused(
    report: Report, item: Item, binding: Binding, wrong: dict, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        bind_number(report, replace(binding, **wrong), by=editor())
    item.refresh_from_db()
    assert item.body == BODY


def test_only_who_may_write_binds(report: Report, binding: Binding) -> None:
    for person in (officer(), publisher()):
        with pytest.raises(Refused, match="不能修改"):
            bind_number(report, binding, by=person)


def test_wrong_words_give_way_to_a_phrase_made_from_the_data(report: Report, item: Item) -> None:
    indicator = Indicator.objects.get(code="legality_review_decision_count")
    Figure(indicator=indicator, year=2018).publish_from_source(Decimal(1000), source="公报", by=User.objects.importer())
    quoted = "{{legality_review_decision_count}}"
    Item.objects.filter(pk=item.pk).update(
        body=f"开展审核{{{{year}}}}年。\n开展合法性审核{quoted}件，同比下降9%，成效明显。"
    )
    [finding] = [found for found in check(report) if found.code == "direction-contradicted"]
    assert finding.offer
    assert finding.offer.number == "同比下降9%"
    assert finding.offer.choices[0].text == "同比增长23.5%"
    offer = finding.offer
    token = offer.choices[0].token
    bind_number(
        report,
        Binding(offer.level, offer.pk, offer.field, offer.start, offer.end, offer.number, token, offer.version),
        by=editor(),
    )
    item.refresh_from_db()
    assert item.body.endswith(f"{quoted}件，{{{{legality_review_decision_count|change}}}}，成效明显。")
    assert not [found for found in check(report) if found.code == "direction-contradicted"]


def test_a_binding_proposes_the_words_it_was_made_over(report: Report, item: Item) -> None:
    body = "更新推送政务公开信息3310篇。"
    Item.objects.filter(pk=item.pk).update(body=body)
    item.refresh_from_db()
    token = "{{open_gov_info_published_count}}"
    bind_number(report, Binding("item", item.pk, "body", 10, 14, "3310", token, item.version), by=editor())
    taught = {(row.kind, row.term, row.stands_for) for row in Synonym.objects.proposed()}
    assert taught == {("unit", "篇", "条"), ("word", "推送", "发布")}
    assert "更新发布政务公开信息条数" in Synonym.objects.proposed()[0].note


def test_a_binding_in_the_catalogues_own_words_teaches_nothing(report: Report, binding: Binding) -> None:
    bind_number(report, binding, by=editor())
    assert not Synonym.objects.proposed().exists()
