"""A selection becomes links to each of its answers."""

from hanyang_report.exporting.choices import as_links, choices_in

FORM = """
<form class="search-form"><select name="no"><option value="1">不算</option></select></form>
<form class="filters" method="get">
  <label for="id_theme">主题：</label>
  <select name="theme" id="id_theme"><option value="" selected>全部</option><option value="a&amp;b">甲&amp;乙</option>
    <option value="c">丙</option></select>
  <label for="id_q">词</label><input name="q" id="id_q">
  <select name="empty"><option value="">全部</option></select>
</form>
<select name="outside"><option value="1">不算</option></select>
"""


def test_the_lists_of_a_selection_are_read_with_their_words():
    (theme,) = choices_in(FORM)
    assert (theme.name, theme.label) == ("theme", "主题")
    assert theme.options == [("a&b", "甲&乙"), ("c", "丙")]
    assert [theme.question(value) for value, _ in theme.options] == ["?theme=a%26b", "?theme=c"]


def test_each_answer_that_is_written_is_a_link():
    html = as_links(choices_in(FORM), {"?theme=c": "theme_c.html"}.get)
    assert html == ('<details><summary>筛选</summary><p>主题：<a href="theme_c.html">丙</a></p></details>')
    assert as_links([], lambda question: question) == ""
