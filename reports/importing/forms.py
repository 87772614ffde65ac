"""What an editor types into a review: the file, the head, one row's words, what a number is, a new indicator."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.models import Department, Indicator, Theme
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.numbers.measure import Kind
from reports.importing.numbers import Say
from reports.reading.sizes import MOST_BYTES, MOST_CHARACTERS

ACCEPTED = ".docx,.html,.htm,.mht,.mhtml,.txt,.pdf,.rtf,.odt"
WIDE = {"class": "vTextField", "autocomplete": "off"}


class FileForm(forms.Form):
    """A file, or text that was pasted."""

    file = forms.FileField(
        label="报告文件",
        required=False,
        help_text="Word（.docx）、网页（.html、.mht）、文本（.txt）、PDF（有文字层的）、.rtf、.odt，不超过10 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": "这个文件是空的（0字节）。请重新选择文件。"},
    )
    text = forms.CharField(
        label="或者粘贴全文",
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
    )
    address = forms.URLField(
        label="原文网址",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="原来在网上公开的地址；没有就空着。",
        widget=forms.URLInput(attrs=WIDE),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("文件超过10 MB。报告文稿通常不到1 MB，请删去图片后另存，再重新上传。")
        return file

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        has_text = bool((typed.get("text") or "").strip())
        if not self.errors and bool(typed.get("file")) == has_text:
            raise forms.ValidationError(
                "文件和粘贴的文字只能选一样。" if has_text else "请选择报告文件，或者粘贴报告全文。"
            )
        return typed


class OriginalForm(forms.Form):
    """公文要素, and where and when the report was made public."""

    title = forms.CharField(label="标题", max_length=100, widget=forms.TextInput(attrs=WIDE))
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text="报告说的是哪一年。")
    issuer = forms.CharField(label="发布机关", max_length=60, widget=forms.TextInput(attrs=WIDE))
    published_on = forms.DateField(
        label="原发布日期",
        required=False,
        help_text="原来公开发布的那一天，不能晚于今天。",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    address = forms.URLField(
        label="原文网址", required=False, max_length=500, assume_scheme="https", widget=forms.URLInput(attrs=WIDE)
    )
    document_number = forms.CharField(label="文号", required=False, max_length=60)
    index_number = forms.CharField(label="索引号", required=False, max_length=60)
    category = forms.CharField(label="信息分类", required=False, max_length=60)
    addressee = forms.CharField(label="主送", required=False, max_length=200, widget=forms.TextInput(attrs=WIDE))
    signature = forms.CharField(label="落款", required=False, max_length=120, widget=forms.TextInput(attrs=WIDE))
    date = forms.CharField(label="成文日期（照原文）", required=False, max_length=60)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    """The words of one row."""

    marker = forms.CharField(label="序号", required=False, strip=False, max_length=20)
    text = forms.CharField(
        label="文字",
        required=False,
        max_length=20_000,
        help_text="只改读错的字；与原文件不同的地方须写明理由。",
        widget=forms.Textarea(attrs={"class": "narrative", "rows": 6}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class NumberForm(forms.Form):
    """What one number is."""

    SAYS = (
        (Say.BOUND.value, "是已有指标的数据"),
        (Say.NEW.value, "是新指标的数据"),
        (Say.NONE.value, "不作为数据"),
    )
    say = forms.ChoiceField(label="这个数", choices=SAYS, widget=forms.RadioSelect)
    indicator = forms.ModelChoiceField(
        Indicator.objects.all(), label="已有指标", required=False, to_field_name="code", empty_label="请选择"
    )
    new = forms.ChoiceField(label="新指标", required=False)
    why = forms.CharField(label="不作为数据的理由", required=False, max_length=100, widget=forms.TextInput(attrs=WIDE))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, proposed: dict[str, dict[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(code, f"{facts['name']}（{facts['unit']}）") for code, facts in proposed.items()]
        self.fields["new"].choices = [("", "另立一项，名称按句子拟定"), *names]  # type: ignore[attr-defined]

    @property
    def decision(self) -> dict[str, str]:
        """What `number_steps.decide` is told."""
        typed = self.cleaned_data
        indicator = typed["indicator"].code if typed["indicator"] else ""
        return {
            "say": typed["say"],
            "code": indicator if typed["say"] == Say.BOUND else typed["new"],
            "why": typed["why"],
        }


class PlaceForm(forms.Form):
    """Theme and lead department of new indicators."""

    theme = forms.ModelChoiceField(Theme.objects.all(), label="主题", empty_label="请选择")
    department = forms.ModelChoiceField(Department.objects.active(), label="牵头部门", empty_label="请选择")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept of a proposed indicator."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return {name: getattr(value, "pk", value) for name, value in typed.items()}


class NewIndicatorForm(PlaceForm):
    """All that is known of a new indicator; its code is the system's."""

    name = forms.CharField(label="名称", max_length=60, widget=forms.TextInput(attrs=WIDE))
    unit = forms.CharField(label="单位", max_length=10)
    kind = forms.ChoiceField(label="类型", choices=Kind.choices)
    decimals = forms.IntegerField(label="小数位数", min_value=0, max_value=4)
    field_order = ("name", "unit", "kind", "decimals", "theme", "department")
