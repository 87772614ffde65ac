"""核对文件: which edition a downloaded file is, and what in it was altered. For everybody; nothing of it is kept."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hanyang_report.door.in_turn import in_turn, kept_by_nobody, status_of
from reports.models import user_can_read_draft, user_can_read_withdrawn
from reports.reading.refusals import TOO_BIG, Refused
from reports.reading.sizes import MOST_BYTES
from reports.verifying.unpublished import unpublished
from reports.verifying.verification import Verified, verify

WORK = "verify"


class VerifyForm(forms.Form):
    file = forms.FileField(
        label="下载的报告文件",
        allow_empty_file=True,
        error_messages={"required": "请选择一个文件。"},
        help_text="从本站下载的 Word、PDF、Excel、JSON或纯文本文件，或归档的公文，不超过10 MB；用其他软件另存过的也可以。",
    )

    def verified(self, request: HttpRequest) -> Verified:
        """Raises Refused."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise Refused(TOO_BIG)
        may_read_withdrawn = user_can_read_withdrawn(request.user)
        drafts = unpublished() if user_can_read_draft(request.user) else ()
        return verify(file.read(), file.name, may_read_withdrawn=may_read_withdrawn, drafts=drafts)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def verify_file(request: HttpRequest) -> HttpResponse:
    """The form; posted, the verdict above it."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "pages/verify.html", context)
    try:
        context["verified"] = in_turn(request, WORK, lambda: form.verified(request))
    except Refused as refused:
        form.add_error("file", str(refused))
        return render(request, "pages/verify.html", context, status=status_of(refused))
    return render(request, "pages/verify.html", context)
