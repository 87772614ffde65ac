"""One text for several recipients: their heads, a look at each paper, and the papers that are kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.office.admin import Wrap, refusals_said, require
from indicators.office.sending import DOCX, sent, sent_as_kept
from indicators.office.steps import Stale
from reports.downloads.letterhead import SECRETS
from reports.drafting.desk_page import desk_page
from reports.drafting.forms import PaperHeadForm
from reports.models import Paper, PaperHead, Report, user_can_file, user_can_read_draft
from reports.publishing.papers import archive_paper, trial

ASKING = ("GET", "HEAD", "POST")
HERE = "admin:reports_papers"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/publishing/papers/", wrap(papers), name="reports_papers"),
        path("<int:year>/publishing/papers/add/", wrap(add), name="reports_paper_add"),
        path("<int:year>/publishing/papers/take-over/", wrap(take_over), name="reports_paper_take_over"),
        path("<int:year>/publishing/papers/<int:pk>/", wrap(change), name="reports_paper_head"),
        path("<int:year>/publishing/papers/<int:pk>/trial.docx", wrap(look), name="reports_paper_trial"),
        path("<int:year>/publishing/papers/<int:pk>/archive/", wrap(archive), name="reports_paper_archive"),
        path("<int:year>/publishing/papers/archived/<int:pk>/", wrap(archived), name="reports_paper"),
    ]


@require_safe
def papers(request: HttpRequest, year: int) -> HttpResponse:
    """Every head with what may be done with it, and all that was kept."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    return desk_page(
        request,
        "papers.html",
        "公文各份",
        report,
        heads=report.heads.select_related("edited_by"),
        papers=report.papers.select_related("made_by"),
        former=PaperHead.objects.filter(report__year=year - 1).count(),
        may_file=user_can_file(reader),
        secrets=SECRETS,
    )


@require_http_methods(ASKING)
def add(request: HttpRequest, year: int) -> HttpResponse:
    """A new recipient; the first is offered what the report says of itself."""
    require(user_can_file, request)
    report = get_object_or_404(Report, year=year)
    return _written(request, PaperHead(report=report, **_offered(report)), "添一份公文")


@require_http_methods(ASKING)
def change(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    require(user_can_file, request)
    return _written(request, _head(year, pk), "版头和版记")


@require_POST
def take_over(request: HttpRequest, year: int) -> HttpResponse:
    """Last year's recipients again."""
    editor = require(user_can_file, request)
    with refusals_said(request):
        taken = PaperHead.take_over(get_object_or_404(Report, year=year), by=editor)
        messages.success(request, f"已沿用上一年度的{len(taken)}份版头；文号、签发人和印发日期请另填。")
    return redirect(HERE, year)


@require_safe
def look(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The paper as it would be now; every page says that it is none yet."""
    require(user_can_read_draft, request)
    head = _head(year, pk)
    name = f"样稿-{head.report.title}（报{head.recipient}）.docx"
    return sent(trial(head), DOCX, name, f"trial-{year}-{pk}.docx")


@require_POST
def archive(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    editor = require(user_can_file, request)
    with refusals_said(request):
        paper = archive_paper(_head(year, pk), by=editor)
        messages.success(request, f"已归档，可以下载报送。文件指纹：{paper.sha256}")
    return redirect(HERE, year)


@require_safe
def archived(request: HttpRequest, year: int, pk: int) -> FileResponse:
    """A kept paper as a download."""
    require(user_can_read_draft, request)
    return sent_as_kept(get_object_or_404(Paper, pk=pk, report__year=year))


def _head(year: int, pk: int) -> PaperHead:
    return get_object_or_404(PaperHead.objects.select_related("report"), pk=pk, report__year=year)


def _offered(report: Report) -> dict[str, str]:
    issuer = report.issuer
    offered = {"addressees": report.addressees, "number": report.document_number}
    return offered | ({"masthead": f"{issuer}文件", "printer": f"{issuer}办公室"} if issuer else {})


def _written(request: HttpRequest, head: PaperHead, title: str) -> HttpResponse:
    """The form of one head; nothing typed is lost when it is refused."""
    form = PaperHeadForm(request.POST or None, instance=head)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            head.write(by=require(user_can_file, request), seen=form.cleaned_data["seen"], **words)
        except Stale as stale:
            messages.error(request, stale.message)
            form, theirs = _again(request, head)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"“{head}”已保存。")
            return redirect(HERE, head.report.year)
    return desk_page(request, "paper_head.html", title, head.report, form=form, theirs=theirs, secrets=SECRETS)


def _again(request: HttpRequest, head: PaperHead) -> tuple[PaperHeadForm, list[tuple[str, str]]]:
    """The form as typed, now against the newer version, and what the other person wrote where it differs."""
    now = PaperHead.objects.get(pk=head.pk)
    typed = request.POST.copy()
    typed["seen"] = str(now.version)
    form = PaperHeadForm(typed, instance=PaperHead.objects.get(pk=head.pk))
    form.is_valid()
    stored = {name: getattr(now, name) for name in form.fields if name != "seen"}
    differing = [name for name, value in stored.items() if form.cleaned_data.get(name) != value]
    return form, [(str(form.fields[name].label), str(stored[name] or "（空）")) for name in differing]
