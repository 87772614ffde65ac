"""Evidence reaches those who may see it, as a file to save and nothing else."""

from urllib.parse import quote

import pytest

from indicators.round.evidence import attach, withdraw
from tests import cast
from tests.uploads import PDF, upload

pytestmark = pytest.mark.django_db
NAME = "合法性审核台账（2020年）.pdf"


@pytest.fixture
def evidence(loaded):
    cast.opened_round(2020)
    figure = cast.figure("legality_review_decision_count")
    attach(figure, [upload(NAME)], by=cast.officer(figure.department), seen=0)
    return figure.evidence.get()


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (lambda: cast.officer(cast.department()), 200),
        (lambda: cast.head(cast.department()), 200),
        (cast.reviewer, 200),
        (cast.leader, 200),
        (cast.administrator, 200),
        (lambda: cast.officer(cast.department("audit_bureau")), 403),
        (cast.stranger, 403),
        (None, 302),
    ],
)
def test_only_those_who_see_the_figure_get_its_evidence(client, evidence, person, status):
    if person:
        client.force_login(person())
    assert client.get(f"/evidence/{evidence.pk}/").status_code == status


def test_a_browser_saves_the_file_under_its_own_name_and_runs_nothing(client, evidence):
    client.force_login(cast.reviewer())
    response = client.get(f"/evidence/{evidence.pk}/")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(NAME)}"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_withdrawn_evidence_is_served_no_more(client, evidence):
    reviewer = cast.reviewer()
    withdraw(evidence, by=reviewer, seen=1)
    client.force_login(reviewer)
    response = client.get(f"/evidence/{evidence.pk}/")
    assert response.status_code == 404
    assert "已撤下" in response.content.decode()


def test_nothing_is_written_at_its_address(client, evidence):
    client.force_login(cast.reviewer())
    assert client.post(f"/evidence/{evidence.pk}/").status_code == 405
