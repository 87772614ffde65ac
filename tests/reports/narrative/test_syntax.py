"""The narrative's notation."""

from hypothesis import given
from hypothesis import strategies as st

from reports.narrative.syntax import STYLES, SyntaxFault, Token, parse, tokens, with_year


def source(piece: str | Token | SyntaxFault) -> str:
    return piece.source if isinstance(piece, SyntaxFault) else str(piece)


def test_a_code_in_braces_quotes_the_years_own_figure() -> None:
    assert list(parse("全年{{legality_review_decision_count}}件")) == [
        "全年",
        Token("legality_review_decision_count"),
        "件",
    ]


def test_offset_and_style_are_read() -> None:
    assert list(tokens("{{a_rate@-1}}{{a_rate|change}}{{a_rate@-2|han}}")) == [
        Token("a_rate", -1),
        Token("a_rate", 0, "change"),
        Token("a_rate", -2, "han"),
    ]


def test_spaces_inside_braces_do_not_matter() -> None:
    assert list(parse("{{ a_rate | han }}")) == [Token("a_rate", 0, "han")]


def test_malformed_braces_are_faults_where_they_stand() -> None:
    for text in (
        "{{}}",
        "{{Code}}",
        "{{a_rate|loud}}",
        "{{a_rate@1}}",
        "{{a_rate@+1}}",
        "{{year|han}}",
        "{{a_rate",
        "a_rate}}",
        "{{指标}}",
    ):
        assert any(isinstance(piece, SyntaxFault) for piece in parse(text)), text


@given(st.text(alphabet="{}ab_|@-1 件", max_size=40))
def test_parsing_loses_nothing_but_spaces_inside_braces(text: str) -> None:
    joined = "".join(source(piece) for piece in parse(text))
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(
    st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
    st.integers(-99, 0),
    st.sampled_from(STYLES),
)
def test_a_written_token_is_read_back(code: str, offset: int, style: str) -> None:
    token = Token(code, offset, style)
    assert list(parse(f"前{token}后")) == ["前", token, "后"]


def test_the_year_itself_may_be_the_next_one() -> None:
    assert list(parse("{{year}}年，{{year@+1}}年")) == [Token("year"), "年，", Token("year", 1), "年"]


def test_a_heading_in_a_list_has_its_years_and_leaves_figures_as_quoted():
    assert with_year("{{year}}年和{{year@+1}}年的{{cases|han}}件{{坏", 2020) == "2020年和2021年的{{cases|han}}件{{坏"
