"""What the editor and the publisher type into: a passage, the report's head, reasons, a correction, a filing."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.models import Figure
from indicators.models.figure_steps import FigureStatus
from indicators.round.evidence import ACCEPTED
from reports.drafting.blocks import level_of, name_of, reading_order
from reports.drafting.passage import Words
from reports.models import LONGEST_MARKER, Openness, PaperHead, Part, Reply, Report, TextBlock
from reports.models.paper_head import WORDS
from reports.models.report import HEAD
from reports.models.text import LONGEST_HEADING

INDENT = " \t\u3000\r"


class WordsForm(forms.Form):
    """Heading, text and their layout. `seen` is the version the writer has before them."""

    heading = forms.CharField(
        label="标题",
        required=False,
        max_length=LONGEST_HEADING,
        strip=False,
        widget=forms.TextInput(attrs={"class": "narrative", "autocomplete": "off"}),
    )
    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "narrative", "rows": 8, "spellcheck": "false"}),
    )
    run_on = forms.BooleanField(label="标题与正文连排（正文第一段紧接标题）", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_heading(self) -> str:
        return self.cleaned_data["heading"].strip(INDENT)

    def clean_body(self) -> str:
        """One paragraph a line: pasted indents and blank lines are taken out."""
        lines = (line.strip(INDENT) for line in self.cleaned_data["body"].split("\n"))
        return "\n".join(filter(None, lines))

    @property
    def words(self) -> Words:
        """What was typed, as far as it can be read."""
        typed = self.cleaned_data
        return Words(typed.get("heading", ""), typed.get("body", ""), typed.get("run_on", False))


class LeadForm(WordsForm):
    """The lead has neither heading nor layout."""

    heading = None  # type: ignore[assignment]
    run_on = None  # type: ignore[assignment]


class HeadForm(forms.ModelForm):
    """标题 and 公文要素."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Report
        fields = list(HEAD)
        widgets = {"issued_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version


class NewBlockForm(forms.Form):
    """The heading of what is added or cut off."""

    heading = forms.CharField(
        label="标题",
        required=False,
        max_length=LONGEST_HEADING,
        help_text="可以先空着，以后再写。",
        widget=forms.TextInput(attrs={"class": "narrative", "autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class NewPartForm(NewBlockForm):
    kind = forms.ChoiceField(label="内容类别", choices=Part.Kind.choices)


class MarkerForm(forms.Form):
    """How a block is numbered."""

    BY_PLACE, BY_HAND, NONE = "place", "hand", "none"

    way = forms.ChoiceField(
        label="序号",
        choices=[
            (BY_PLACE, "按位置自动编排（一、（一）1. ）"),
            (NONE, "不编序号"),
            (BY_HAND, "照写下面的序号，不随位置改变"),
        ],
        widget=forms.RadioSelect,
    )
    marker = forms.CharField(
        label="照写的序号",
        required=False,
        max_length=LONGEST_MARKER,
        strip=False,
        help_text="如：第三，　①　1．　（三）。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, block: TextBlock) -> dict[str, str]:
        by_hand = cls.BY_HAND if block.marker else cls.NONE
        return {"way": by_hand if block.own_marker else cls.BY_PLACE, "marker": block.marker}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("way") == self.BY_HAND and not (typed.get("marker") or "").strip():
            self.add_error("marker", "请写出序号；不要序号的，选“不编序号”。")
        return typed

    @property
    def written(self) -> str | None:
        """What `structure.mark` is told."""
        typed = self.cleaned_data
        return {self.BY_PLACE: None, self.NONE: "", self.BY_HAND: typed["marker"].strip(INDENT)}[typed["way"]]


# ── publishing ──


class ReasonForm(forms.Form):
    """Why a report goes back, a correction is given up, an edition is taken from the public."""

    reason = forms.CharField(
        label="理由", strip=True, max_length=1000, widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3})
    )


class SecrecyForm(forms.Form):
    """保密审查. `seen` is the fingerprint of the text that was read."""

    openness = forms.ChoiceField(
        label="公开属性",
        choices=Openness.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选定公开属性。"},
    )
    basis = forms.CharField(
        label="依据",
        max_length=300,
        help_text="如：《政府信息公开条例》第二十条。不公开的写明属于哪一种情形。涉密文件不得进入本系统。",
        error_messages={"required": "请写明依据。"},
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class ScheduleForm(forms.Form):
    at = forms.DateTimeField(
        label="发布时间",
        help_text="北京时间。到时由系统以您的名义发布；发布前系统会再检查一遍。",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )


class FilingForm(forms.Form):
    """To whom a report was submitted, when, and the receipt."""

    recipient = forms.CharField(
        label="报送对象",
        max_length=60,
        help_text="如：区委、区人大常委会、市人民政府。",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    filed_on = forms.DateField(label="报送日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    note = forms.CharField(
        label="说明", required=False, max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    receipt = forms.FileField(
        label="回执",
        required=False,
        help_text="PDF、图片、DOCX、XLSX、OFD，不超过10MB。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class ConsultationForm(forms.Form):
    """Whom to ask for remarks, until when."""

    names = forms.CharField(
        label="征求对象",
        help_text="每行一个单位。",
        error_messages={"required": "请写明征求哪些单位的意见，每行一个。"},
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 4}),
    )
    due_on = forms.DateField(label="反馈期限", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class ReplyForm(forms.Form):
    """What somebody who was asked answered."""

    reply = forms.ChoiceField(label="答复", choices=Reply.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="意见",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReturnedForm(forms.Form):
    file = forms.FileField(
        label="交回的Word文件",
        help_text="带批注或修订痕迹的 .docx，不超过10MB。",
        error_messages={"required": "请选择交回的Word文件。"},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


class DecisionForm(forms.Form):
    """What becomes of a remark."""

    decision = forms.CharField()
    reason = forms.CharField(required=False, max_length=300)
    seen = forms.IntegerField()


class PaperHeadForm(forms.ModelForm):
    """版头 and 版记 of one recipient's paper."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = PaperHead
        fields = list(WORDS)
        widgets = {"printed_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version


class CorrectionForm(forms.Form):
    """What a correction opens, by ticks on a list of passages and one of figures, and its public reason."""

    lead = forms.BooleanField(required=False)
    head = forms.BooleanField(required=False)
    tasks = forms.BooleanField(required=False)
    passage = forms.MultipleChoiceField(required=False)
    figure = forms.ModelMultipleChoiceField(Figure.objects.none(), required=False)
    reason = forms.CharField(
        label="更正理由",
        max_length=1000,
        error_messages={"required": "请写明更正理由，它随新版次公开。"},
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
    )

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(data)
        self.blocks = {f"{level_of(block)}-{block.pk}": block for block in reading_order(report)}
        self.fields["passage"].choices = [(key, name_of(block)) for key, block in self.blocks.items()]  # type: ignore[attr-defined]
        self.fields["figure"].queryset = Figure.objects.of_year(report.year).filter(status=FigureStatus.LOCKED)  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        """What stands ticked on the page, right or wrong."""
        return [*self.data.getlist("passage"), *self.data.getlist("figure")] if self.is_bound else []  # type: ignore[attr-defined]

    @property
    def named(self) -> dict[str, Any]:
        """What `publishing.open_correction` is told."""
        chosen = self.cleaned_data
        return {
            "reason": chosen["reason"],
            "blocks": [self.blocks[key] for key in chosen["passage"]],
            "figures": chosen["figure"].select_related("indicator"),
            "lead": chosen["lead"],
            "head": chosen["head"],
            "tasks": chosen["tasks"],
        }
