"""体检: what the checker finds in a text that somebody brings, on a page and as Word. Nothing of it is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hanyang_report.door.in_turn import View, in_turn, kept_by_nobody, status_of
from indicators.office.sending import DOCX, sent
from reports.checks.examined import Examined, Shape, examine_again, examine_file, examine_pasted
from reports.checks.marked import Placed, marked, placed
from reports.downloads.checkup import to_commented_word
from reports.reading.refusals import TOO_BIG, Refused
from reports.reading.sizes import MOST_BYTES

WORK = "checkup"
EARLIEST, LATEST = 2000, 2100


class CheckupForm(forms.Form):
    """A pasted text or a file, one of the two."""

    text = forms.CharField(
        label="粘贴文稿", required=False, widget=forms.Textarea({"rows": 8}), help_text="整篇报告，或其中几段。"
    )
    file = forms.FileField(
        label="或选择文件",
        required=False,
        allow_empty_file=True,
        help_text="Word（.docx）、网页、纯文本、PDF、.odt、.rtf，不超过10 MB。",
    )
    year = forms.IntegerField(
        label="报告年度",
        required=False,
        min_value=EARLIEST,
        max_value=LATEST,
        help_text="不填则从文稿里读；读不出按上一年。",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, file = cleaned.get("text"), cleaned.get("file")
        if text and file:
            raise forms.ValidationError("粘贴的文稿和文件请只给一样，这样才清楚体检的是哪一份。")
        if not text and not file and not self.errors:
            raise forms.ValidationError("请粘贴文稿，或选择一个文件。")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return cleaned

    def examined(self) -> Examined:
        """What is found. Raises Refused."""
        file, year = self.cleaned_data["file"], self.cleaned_data["year"]
        if file:
            return examine_file(file.read(), file.name, year)
        return examine_pasted(self.cleaned_data["text"], year)


class AgainForm(forms.Form):
    """The text of the page before, sent once more to be made into Word."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)
    year = forms.IntegerField(min_value=EARLIEST, max_value=LATEST, widget=forms.HiddenInput)
    shape = forms.JSONField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, examined: Examined) -> AgainForm:
        shape = [list(pair) for pair in examined.shape]
        return cls(initial={"text": examined.text, "year": examined.year, "shape": shape}, auto_id=False)

    def clean_shape(self) -> Shape:
        shape = self.cleaned_data["shape"] or []
        if not isinstance(shape, list) or not all(_is_pair(pair) for pair in shape):
            raise forms.ValidationError("页面内容不完整，请重新体检。")
        return tuple((kind, heading) for kind, heading in shape)


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)


@dataclass(frozen=True, slots=True)
class FoundKind:
    """The findings of one kind."""

    title: str
    lines: list[Placed]

    @property
    def errors(self) -> int:
        return sum(line.finding.is_error for line in self.lines)

    @property
    def warnings(self) -> int:
        return len(self.lines) - self.errors


def groups(examined: Examined) -> list[FoundKind]:
    """Findings by what they are, those with errors first."""
    kinds: dict[str, list[Placed]] = defaultdict(list)
    for line in placed(examined.text, examined.findings):
        kinds[line.finding.title].append(line)
    found = [FoundKind(title, lines) for title, lines in kinds.items()]
    return sorted(found, key=lambda group: not group.errors)


def open_to_who_may(view: View) -> View:
    """Signed in, or everybody where the district opened it."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponseBase:
        if not (request.user.is_authenticated or settings.CHECKUP_PUBLIC):
            return redirect_to_login(request.get_full_path())
        return view(request)

    return kept_by_nobody(opened)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_who_may
def checkup(request: HttpRequest) -> HttpResponse:
    """The form; posted, what was found."""
    form = CheckupForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "pages/checkup.html", {"form": form})
    try:
        examined = in_turn(request, WORK, form.examined)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "pages/checkup.html", {"form": form}, status=status_of(refused))
    context = {"examined": examined, "groups": groups(examined), "again": AgainForm.of(examined)}
    lines = list(marked(examined.text, examined.findings))
    return render(request, "pages/checkup_found.html", context | {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_who_may
def checkup_word(request: HttpRequest) -> HttpResponse:
    """What the page before showed, as Word with comments; opened by itself it leads to the form."""
    form = AgainForm(request.POST or None)
    if not form.is_valid():
        return redirect("checkup")
    again = form.cleaned_data
    try:
        file = in_turn(
            request, WORK, lambda: to_commented_word(examine_again(again["text"], again["shape"], again["year"]))
        )
    except Refused as refused:
        typed = CheckupForm(initial={"text": again["text"], "year": again["year"]})
        context = {"form": typed, "refused": str(refused)}
        return render(request, "pages/checkup.html", context, status=status_of(refused))
    return sent(file, DOCX, "体检结果.docx", "checkup.docx")
