"""An empty database gets the tables of the first eighteen migrations at once; one that has begun with them goes on with them."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import reports.models.consultation
import reports.models.filing
import reports.models.imported
import reports.models.paper
import reports.models.task_update


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_tasks_by_correction"),
        ("reports", "0003_an_approval_lapses"),
        ("reports", "0004_drafts_of_answers"),
        ("reports", "0005_own_department_is_said"),
        ("reports", "0006_law_titles"),
        ("reports", "0007_receipts_are_stored_files"),
        ("reports", "0008_co_departments_have_a_class"),
        ("reports", "0009_what_public_pages_read"),
        ("reports", "0010_imported_reports"),
        ("reports", "0011_tables_and_own_numbers"),
        ("reports", "0012_explanations_of_an_edition"),
        ("reports", "0013_originals"),
        ("reports", "0014_papers_in_several_heads"),
        ("reports", "0015_moves_say_when_by_command"),
        ("reports", "0016_secrecy_is_reviewed"),
        ("reports", "0017_texts_are_sent_round"),
        ("reports", "0018_the_order_of_main_points"),
    ]

    initial = True

    dependencies = [
        ("indicators", "0020_nameless_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SetPhrase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        help_text="照正文的写法，如：三项制度、3个工作日。",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "[^\\W\\d零〇一二两三四五六七八九十百千万亿]", "不能只写数字：要写出完整的提法。"
                            )
                        ],
                        verbose_name="提法",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="出自哪里，为什么不是统计数字。", max_length=200, verbose_name="说明"
                    ),
                ),
            ],
            options={
                "verbose_name": "固定提法",
                "verbose_name_plural": "固定提法",
                "ordering": ["text"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        unique=True,
                        validators=[
                            django.core.validators.MinValueValidator(1949),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="导语",
                    ),
                ),
                (
                    "addressees",
                    models.CharField(
                        blank=True,
                        help_text="如：市人民政府。公开文本不写则空着。",
                        max_length=200,
                        verbose_name="主送",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="落款（发布机构）")),
                (
                    "document_number",
                    models.CharField(blank=True, help_text="原文未载明则空着。", max_length=60, verbose_name="文号"),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, help_text="原文未载明则空着。", null=True, verbose_name="成文日期"),
                ),
                (
                    "index_number",
                    models.CharField(blank=True, help_text="信息公开目录所用。", max_length=60, verbose_name="索引号"),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True, help_text="信息公开目录所用。", max_length=60, verbose_name="信息分类"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "起草"),
                            ("consulting", "征求意见"),
                            ("submitted", "送审"),
                            ("approved", "已批准"),
                            ("published", "已发布"),
                            ("correcting", "更正中"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "approved_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="批准后文本或数据有变，须重新批准。",
                        max_length=64,
                        verbose_name="批准的文本指纹",
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="定时发布")),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "publish_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="定时发布人",
                    ),
                ),
                ("points", models.JSONField(blank=True, default=list, editable=False, verbose_name="要点的次序和取舍")),
            ],
            options={
                "verbose_name": "年度报告",
                "verbose_name_plural": "年度报告",
                "ordering": ["-year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edited_at__isnull", True), ("edited_by__isnull", True)),
                            models.Q(("edited_at__isnull", False), ("edited_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_edited_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publish_at__isnull", True), ("publish_by__isnull", True)),
                            models.Q(("publish_at__isnull", False), ("publish_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_publish_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "approved"), _negated=True),
                            models.Q(("approved_hash", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_approved_names_what",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("achievements", "主要举措和成效"),
                            ("problems", "存在的不足和原因"),
                            ("leaders_duty", "党政主要负责人履行第一责任人职责情况"),
                            ("plan", "下一年度工作安排"),
                            ("other", "其他"),
                            ("attachment", "附件"),
                        ],
                        max_length=15,
                        verbose_name="内容类别",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "部分",
                "verbose_name_plural": "部分（一、二、三）",
                "ordering": ["report", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="reports.part",
                        verbose_name="所属部分",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "小节",
                "verbose_name_plural": "小节（一）（二）（三）",
                "ordering": ["part", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SectionChart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bar", "条形图（同类相比）"),
                            ("nested", "总分图（总数与其中）"),
                            ("bullet", "目标图（比率与目标）"),
                            ("line", "折线图（历年走势）"),
                            ("slope", "坡线图（两年之间）"),
                            ("diverging", "增减图（变化幅度）"),
                            ("timeline", "时间线"),
                        ],
                        max_length=10,
                        verbose_name="图形",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="图题")),
                (
                    "caption",
                    models.CharField(
                        blank=True, help_text="看什么，以及口径上的提醒。", max_length=200, verbose_name="图注"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="charts",
                        to="reports.section",
                        verbose_name="小节",
                    ),
                ),
            ],
            options={
                "verbose_name": "小节图表",
                "verbose_name_plural": "小节图表",
                "ordering": ["section", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ChartSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
                (
                    "chart",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="series",
                        to="reports.sectionchart",
                        verbose_name="图表",
                    ),
                ),
            ],
            options={
                "verbose_name": "图表指标",
                "verbose_name_plural": "图表指标",
                "ordering": ["chart", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chart", "indicator"),
                        name="chart_series_once_per_chart",
                        violation_error_message="该指标已经在这张图里。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLightRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "light",
                    models.CharField(
                        choices=[("near", "临近"), ("lagging", "滞后"), ("overdue", "逾期")],
                        help_text="几条同时符合的，以最重的为准。",
                        max_length=10,
                        verbose_name="亮灯",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("before_due", "距完成时限不超过（天）"),
                            ("past_due", "超过完成时限多于（天）"),
                            ("milestone", "节点超过时限多于（天）"),
                            ("silent", "没有新的办理记录多于（天）"),
                            ("unsigned", "分派后未签收多于（天）"),
                        ],
                        max_length=12,
                        verbose_name="条件",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="天数")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 亮灯规则",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        db_index=True,
                        validators=[
                            django.core.validators.MinValueValidator(1949),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="导语",
                    ),
                ),
                (
                    "addressees",
                    models.CharField(
                        blank=True,
                        help_text="如：市人民政府。公开文本不写则空着。",
                        max_length=200,
                        verbose_name="主送",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="落款（发布机构）")),
                (
                    "document_number",
                    models.CharField(blank=True, help_text="原文未载明则空着。", max_length=60, verbose_name="文号"),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, help_text="原文未载明则空着。", null=True, verbose_name="成文日期"),
                ),
                (
                    "index_number",
                    models.CharField(blank=True, help_text="信息公开目录所用。", max_length=60, verbose_name="索引号"),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True, help_text="信息公开目录所用。", max_length=60, verbose_name="信息分类"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "起草"),
                            ("consulting", "征求意见"),
                            ("submitted", "送审"),
                            ("approved", "已批准"),
                            ("published", "已发布"),
                            ("correcting", "更正中"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "approved_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="批准后文本或数据有变，须重新批准。",
                        max_length=64,
                        verbose_name="批准的文本指纹",
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="定时发布")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publish_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="定时发布人",
                    ),
                ),
                ("points", models.JSONField(blank=True, default=list, editable=False, verbose_name="要点的次序和取舍")),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 年度报告",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSetPhrase",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        db_index=True,
                        help_text="照正文的写法，如：三项制度、3个工作日。",
                        max_length=60,
                        validators=[
                            django.core.validators.RegexValidator(
                                "[^\\W\\d零〇一二两三四五六七八九十百千万亿]", "不能只写数字：要写出完整的提法。"
                            )
                        ],
                        verbose_name="提法",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="出自哪里，为什么不是统计数字。", max_length=200, verbose_name="说明"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 固定提法",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LightRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "light",
                    models.CharField(
                        choices=[("near", "临近"), ("lagging", "滞后"), ("overdue", "逾期")],
                        help_text="几条同时符合的，以最重的为准。",
                        max_length=10,
                        verbose_name="亮灯",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("before_due", "距完成时限不超过（天）"),
                            ("past_due", "超过完成时限多于（天）"),
                            ("milestone", "节点超过时限多于（天）"),
                            ("silent", "没有新的办理记录多于（天）"),
                            ("unsigned", "分派后未签收多于（天）"),
                        ],
                        max_length=12,
                        verbose_name="条件",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="天数")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
            ],
            options={
                "verbose_name": "亮灯规则",
                "verbose_name_plural": "亮灯规则",
                "ordering": ["light", "basis"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("light", "basis"),
                        name="light_rule_once_per_basis",
                        violation_error_message="这个条件已有同样亮灯的规则，改它的天数即可。",
                    )
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalSection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.part",
                        verbose_name="所属部分",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 小节（一）（二）（三）",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="KeyFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_figures",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "关键数据",
                "verbose_name_plural": "关键数据",
                "ordering": ["report", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "indicator"),
                        name="key_figure_once_per_report",
                        violation_error_message="该指标已经是本报告的关键数据。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPart",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("achievements", "主要举措和成效"),
                            ("problems", "存在的不足和原因"),
                            ("leaders_duty", "党政主要负责人履行第一责任人职责情况"),
                            ("plan", "下一年度工作安排"),
                            ("other", "其他"),
                            ("attachment", "附件"),
                        ],
                        max_length=15,
                        verbose_name="内容类别",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 部分（一、二、三）",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.CharField(
                        help_text="如：区委、区人大常委会、市人民政府。", max_length=60, verbose_name="报送对象"
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="报送日期")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True, editable=False, upload_to=reports.models.filing.storage_name, verbose_name="回执"
                    ),
                ),
                ("name", models.CharField(blank=True, editable=False, max_length=200, verbose_name="回执文件名")),
                ("content_type", models.CharField(blank=True, editable=False, max_length=100, verbose_name="回执类型")),
                ("size", models.PositiveIntegerField(default=0, editable=False, verbose_name="回执大小（字节）")),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="回执指纹（SHA-256）"),
                ),
            ],
            options={
                "verbose_name": "上报记录",
                "verbose_name_plural": "上报记录",
                "ordering": ["report", "filed_on"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="版次")),
                (
                    "origin",
                    models.CharField(
                        choices=[("imported", "导入"), ("published", "发布"), ("correction", "更正")],
                        default="published",
                        max_length=12,
                        verbose_name="来历",
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="更正的理由，对外公开。", verbose_name="公开说明")),
                ("text", models.TextField(editable=False, verbose_name="文档（JSON）")),
                (
                    "previous_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="上一版指纹"),
                ),
                ("hash", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                ("published_at", models.DateTimeField(editable=False, verbose_name="发布时间")),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "explanations",
                    models.TextField(blank=True, default="", editable=False, verbose_name="随版说明（JSON）"),
                ),
            ],
            options={
                "verbose_name": "版次",
                "verbose_name_plural": "版次",
                "ordering": ["-report__year", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="edition_number_once_per_report"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("previous_hash", "")),
                            models.Q(("number__gt", 1), models.Q(("previous_hash", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="edition_chained_to_the_one_before",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.CharField(editable=False, max_length=64, verbose_name="事项指纹")),
                ("code", models.CharField(editable=False, max_length=40, verbose_name="检查项")),
                ("message", models.TextField(editable=False, verbose_name="提示")),
                ("reason", models.TextField(verbose_name="说明理由")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="说明人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查说明",
                "verbose_name_plural": "检查说明",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "finding"), name="acknowledgement_once_per_finding")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("circulate", "征求意见"),
                            ("submit", "送审"),
                            ("send_back", "退回修改"),
                            ("resume", "退回更正"),
                            ("approve", "批准"),
                            ("lapse", "批准失效"),
                            ("publish", "发布"),
                            ("correct", "启动更正"),
                            ("abandon", "放弃更正"),
                            ("withdraw", "撤回"),
                        ],
                        max_length=12,
                        verbose_name="动作",
                    ),
                ),
                (
                    "stage_from",
                    models.CharField(
                        choices=[
                            ("draft", "起草"),
                            ("consulting", "征求意见"),
                            ("submitted", "送审"),
                            ("approved", "已批准"),
                            ("published", "已发布"),
                            ("correcting", "更正中"),
                        ],
                        max_length=12,
                        verbose_name="原阶段",
                    ),
                ),
                (
                    "stage_to",
                    models.CharField(
                        choices=[
                            ("draft", "起草"),
                            ("consulting", "征求意见"),
                            ("submitted", "送审"),
                            ("approved", "已批准"),
                            ("published", "已发布"),
                            ("correcting", "更正中"),
                        ],
                        max_length=12,
                        verbose_name="新阶段",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "by_command",
                    models.BooleanField(
                        default=False, help_text="在服务器上用命令办理，以操作人的名义。", verbose_name="命令行"
                    ),
                ),
            ],
            options={
                "verbose_name": "报告流程记录",
                "verbose_name_plural": "报告流程记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="reports.section",
                        verbose_name="所属小节",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "条目",
                "verbose_name_plural": "条目 1. 2. 3.",
                "ordering": ["section", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(help_text="随新版次公开。", verbose_name="更正理由")),
                ("opens_lead", models.BooleanField(default=False, verbose_name="导语")),
                (
                    "opens_head",
                    models.BooleanField(
                        default=False, help_text="标题、主送、落款、文号、成文日期等。", verbose_name="公文要素"
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="启动时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                (
                    "figures",
                    models.ManyToManyField(blank=True, related_name="+", to="indicators.figure", verbose_name="数据"),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="启动人",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="reports.edition",
                        verbose_name="更正版次",
                    ),
                ),
                ("items", models.ManyToManyField(blank=True, related_name="+", to="reports.item", verbose_name="条目")),
                ("parts", models.ManyToManyField(blank=True, related_name="+", to="reports.part", verbose_name="部分")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
                (
                    "sections",
                    models.ManyToManyField(blank=True, related_name="+", to="reports.section", verbose_name="小节"),
                ),
                (
                    "opens_tasks",
                    models.BooleanField(
                        default=False, help_text="可以从报告的承诺中增列任务。", verbose_name="下一年度任务"
                    ),
                ),
            ],
            options={
                "verbose_name": "更正",
                "verbose_name_plural": "更正",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("report",),
                        name="correction_one_open_per_report",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("edition__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="correction_with_edition_is_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTask",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="落实年度")),
                (
                    "code",
                    models.CharField(help_text="如 T1-1；网址为“年度-编号”。", max_length=20, verbose_name="编号"),
                ),
                ("title", models.CharField(max_length=200, verbose_name="任务")),
                (
                    "source_phrase",
                    models.TextField(help_text="报告中作出承诺的原话，一字不改。", verbose_name="报告原文"),
                ),
                ("measure", models.CharField(blank=True, max_length=100, verbose_name="怎样衡量")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="启动日期")),
                (
                    "due_on",
                    models.DateField(blank=True, help_text="空着即为“待定”。", null=True, verbose_name="完成时限"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "未启动"),
                            ("acknowledged", "已签收"),
                            ("in_progress", "进行中"),
                            ("done", "已完成待核"),
                            ("closed", "已销号"),
                            ("suspended", "已暂缓"),
                            ("cancelled", "已取消"),
                        ],
                        default="not_started",
                        max_length=15,
                        verbose_name="状态",
                    ),
                ),
                ("assigned_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="分派时间")),
                (
                    "completed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="报告完成时间"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "completed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报告完成人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="空着即为“待定”。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="牵头部门",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="牵头部门中具体负责的人。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
                    ),
                ),
                (
                    "suggested_lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="编目人员的推断，只供工作人员参考，不对外显示。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="建议牵头部门",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.report",
                        verbose_name="作出承诺的报告",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.section",
                        verbose_name="所属方面",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.correction",
                        verbose_name="由更正增列",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 任务",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "marker",
                    models.CharField(
                        blank=True,
                        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
                        max_length=20,
                        verbose_name="序号",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=400, verbose_name="标题")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="每行一段。引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。",
                        verbose_name="正文",
                    ),
                ),
                (
                    "run_on",
                    models.BooleanField(
                        default=False, help_text="勾选后正文第一段紧接标题，不另起一段。", verbose_name="标题与正文连排"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="文本版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.section",
                        verbose_name="所属小节",
                    ),
                ),
                (
                    "own_marker",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后序号照写，不随位置编排；没有序号的也不编。",
                        verbose_name="序号自定",
                    ),
                ),
                ("tables", models.JSONField(blank=True, default=list, editable=False, verbose_name="表格")),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 条目 1. 2. 3.",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="落实年度")),
                (
                    "code",
                    models.CharField(help_text="如 T1-1；网址为“年度-编号”。", max_length=20, verbose_name="编号"),
                ),
                ("title", models.CharField(max_length=200, verbose_name="任务")),
                (
                    "source_phrase",
                    models.TextField(help_text="报告中作出承诺的原话，一字不改。", verbose_name="报告原文"),
                ),
                ("measure", models.CharField(blank=True, max_length=100, verbose_name="怎样衡量")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="启动日期")),
                (
                    "due_on",
                    models.DateField(blank=True, help_text="空着即为“待定”。", null=True, verbose_name="完成时限"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "未启动"),
                            ("acknowledged", "已签收"),
                            ("in_progress", "进行中"),
                            ("done", "已完成待核"),
                            ("closed", "已销号"),
                            ("suspended", "已暂缓"),
                            ("cancelled", "已取消"),
                        ],
                        default="not_started",
                        max_length=15,
                        verbose_name="状态",
                    ),
                ),
                ("assigned_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="分派时间")),
                (
                    "completed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="报告完成时间"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="reports.section",
                        verbose_name="所属方面",
                    ),
                ),
                (
                    "completed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报告完成人",
                    ),
                ),
                (
                    "indicators",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="indicators.indicator", verbose_name="相关指标"
                    ),
                ),
                (
                    "lead_department",
                    models.ForeignKey(
                        blank=True,
                        help_text="空着即为“待定”。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_tasks",
                        to="indicators.department",
                        verbose_name="牵头部门",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="牵头部门中具体负责的人。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_tasks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="reports.report",
                        verbose_name="作出承诺的报告",
                    ),
                ),
                (
                    "suggested_co_departments",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="indicators.department", verbose_name="建议配合部门"
                    ),
                ),
                (
                    "suggested_lead",
                    models.ForeignKey(
                        blank=True,
                        help_text="编目人员的推断，只供工作人员参考，不对外显示。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="建议牵头部门",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="added_tasks",
                        to="reports.correction",
                        verbose_name="由更正增列",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务",
                "verbose_name_plural": "任务",
                "ordering": ["-year", "order", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "code"),
                        name="task_code_once_per_year",
                        violation_error_message="该编号已被使用。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_at__isnull", True), ("completed_by__isnull", True)),
                            models.Q(("completed_at__isnull", False), ("completed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_completed_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="task_due_after_start",
                        violation_error_message="完成时限不能早于启动日期。",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100, verbose_name="节点")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="节点时限")),
                ("reached_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="完成时间")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "reached_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填报人",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务节点",
                "verbose_name_plural": "任务节点",
                "ordering": ["task", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "title"),
                        name="milestone_once_per_task",
                        violation_error_message="这项任务已有同名节点。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reached_at__isnull", True), ("reached_by__isnull", True)),
                            models.Q(("reached_at__isnull", False), ("reached_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="milestone_reached_at_and_by",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalAnswer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("kept", "已落实"), ("partly", "部分落实"), ("not", "未落实")],
                        max_length=10,
                        verbose_name="落实情况",
                    ),
                ),
                ("words", models.TextField(help_text="随报告公开。", verbose_name="说明")),
                ("at", models.DateTimeField(blank=True, editable=False, verbose_name="时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="本年度报告中回应这项承诺的条目；没有条目的，在“存在的不足”中说明。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.item",
                        verbose_name="回应条目",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 承诺落实",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("kept", "已落实"), ("partly", "部分落实"), ("not", "未落实")],
                        max_length=10,
                        verbose_name="落实情况",
                    ),
                ),
                ("words", models.TextField(help_text="随报告公开。", verbose_name="说明")),
                ("at", models.DateTimeField(auto_now=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写人",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        help_text="本年度报告中回应这项承诺的条目；没有条目的，在“存在的不足”中说明。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reports.item",
                        verbose_name="回应条目",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺落实",
                "verbose_name_plural": "承诺落实",
                "ordering": ["task"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("item__isnull", False), models.Q(("outcome", "kept"), _negated=True), _connector="OR"
                        ),
                        name="answer_kept_names_its_item",
                    ),
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="answer_has_words"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskInstruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="批示")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="批示时间")),
                ("answer", models.TextField(blank=True, verbose_name="办理情况")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="回复时间")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="回复人",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批示人",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务批示",
                "verbose_name_plural": "任务批示",
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="task_instruction_answered_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="日期")),
                ("due_on", models.DateField(verbose_name="当时的完成时限")),
                ("text", models.TextField(verbose_name="内容")),
                ("recipients", models.CharField(blank=True, max_length=500, verbose_name="接收人")),
                ("is_delivered", models.BooleanField(default=False, verbose_name="已送出")),
                ("result", models.CharField(max_length=200, verbose_name="结果")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提醒人",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务提醒",
                "verbose_name_plural": "任务提醒",
                "ordering": ["-on", "task"],
                "constraints": [models.UniqueConstraint(fields=("task", "on"), name="task_reminder_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="TaskTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bound",
                    models.CharField(
                        choices=[("at_least", "不低于"), ("at_most", "不高于")],
                        default="at_least",
                        max_length=10,
                        verbose_name="要求",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="目标值")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务目标",
                "verbose_name_plural": "任务目标",
                "ordering": ["task", "indicator"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "indicator"),
                        name="task_target_once_per_indicator",
                        violation_error_message="这项指标已有目标值。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("assign", "分派"),
                            ("reassign", "改派"),
                            ("adjust", "调整"),
                            ("sign", "签收"),
                            ("update", "填报进展"),
                            ("reach", "完成节点"),
                            ("unreach", "撤销节点完成"),
                            ("cite", "引用数据"),
                            ("complete", "报告完成"),
                            ("return", "退回"),
                            ("close", "销号"),
                            ("inspect", "督查"),
                            ("suspend", "暂缓"),
                            ("cancel", "取消"),
                            ("resume", "恢复"),
                            ("reopen", "重新办理"),
                        ],
                        max_length=10,
                        verbose_name="动作",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                (
                    "status_from",
                    models.CharField(
                        choices=[
                            ("not_started", "未启动"),
                            ("acknowledged", "已签收"),
                            ("in_progress", "进行中"),
                            ("done", "已完成待核"),
                            ("closed", "已销号"),
                            ("suspended", "已暂缓"),
                            ("cancelled", "已取消"),
                        ],
                        max_length=15,
                        verbose_name="原状态",
                    ),
                ),
                (
                    "status_to",
                    models.CharField(
                        choices=[
                            ("not_started", "未启动"),
                            ("acknowledged", "已签收"),
                            ("in_progress", "进行中"),
                            ("done", "已完成待核"),
                            ("closed", "已销号"),
                            ("suspended", "已暂缓"),
                            ("cancelled", "已取消"),
                        ],
                        max_length=15,
                        verbose_name="新状态",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.figure",
                        verbose_name="引用数据",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
                ("own_department", models.BooleanField(default=False, verbose_name="本部门自审")),
            ],
            options={
                "verbose_name": "任务进展",
                "verbose_name_plural": "任务进展",
                "ordering": ["task", "-at", "-pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="TaskEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=reports.models.task_update.storage_name, verbose_name="文件"
                    ),
                ),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="reports.taskupdate",
                        verbose_name="进展",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务佐证材料",
                "verbose_name_plural": "任务佐证材料",
                "ordering": ["entry", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(help_text="对外公开。", verbose_name="撤回理由")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="撤回时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤回人",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="reports.edition",
                        verbose_name="版次",
                    ),
                ),
            ],
            options={
                "verbose_name": "版次撤回",
                "verbose_name_plural": "版次撤回",
                "ordering": ["-at"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("kept", "已落实"), ("partly", "部分落实"), ("not", "未落实")],
                        max_length=10,
                        verbose_name="落实情况",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="说明")),
                ("at", models.DateTimeField(auto_now=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写人",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reports.item",
                        verbose_name="回应条目",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer_draft",
                        to="reports.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺落实草稿",
                "verbose_name_plural": "承诺落实草稿",
                "ordering": ["task"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLaw",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        db_index=True,
                        help_text="不带书名号，年份用一字线，如（2021—2025年）。",
                        max_length=100,
                        verbose_name="题名",
                    ),
                ),
                (
                    "short_titles",
                    models.CharField(
                        blank=True, help_text="几个之间用英文分号隔开。", max_length=200, verbose_name="简称"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "法律"),
                            ("administrative_regulation", "行政法规"),
                            ("party_regulation", "党内法规"),
                            ("plan", "纲要、规划"),
                            ("policy", "政策文件"),
                            ("local", "地方文件"),
                        ],
                        max_length=30,
                        verbose_name="类别",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="制定机关")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                (
                    "issued_on",
                    models.CharField(
                        blank=True,
                        help_text="如 2021-01-22；只知年月写 2016-12。",
                        max_length=10,
                        verbose_name="通过或印发日期",
                    ),
                ),
                ("in_force_on", models.CharField(blank=True, max_length=10, verbose_name="施行日期")),
                ("period_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年")),
                ("period_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="终止年")),
                ("replaced_by", models.CharField(blank=True, max_length=100, verbose_name="由何文件接替")),
                ("source", models.TextField(help_text="在哪里见到这个题名。没有出处的不列。", verbose_name="出处")),
                ("second_source", models.TextField(blank=True, verbose_name="另一出处")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="核对日期")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 法规题名",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Law",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        help_text="不带书名号，年份用一字线，如（2021—2025年）。",
                        max_length=100,
                        unique=True,
                        verbose_name="题名",
                    ),
                ),
                (
                    "short_titles",
                    models.CharField(
                        blank=True, help_text="几个之间用英文分号隔开。", max_length=200, verbose_name="简称"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "法律"),
                            ("administrative_regulation", "行政法规"),
                            ("party_regulation", "党内法规"),
                            ("plan", "纲要、规划"),
                            ("policy", "政策文件"),
                            ("local", "地方文件"),
                        ],
                        max_length=30,
                        verbose_name="类别",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="制定机关")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                (
                    "issued_on",
                    models.CharField(
                        blank=True,
                        help_text="如 2021-01-22；只知年月写 2016-12。",
                        max_length=10,
                        verbose_name="通过或印发日期",
                    ),
                ),
                ("in_force_on", models.CharField(blank=True, max_length=10, verbose_name="施行日期")),
                ("period_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="起始年")),
                ("period_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="终止年")),
                ("replaced_by", models.CharField(blank=True, max_length=100, verbose_name="由何文件接替")),
                ("source", models.TextField(help_text="在哪里见到这个题名。没有出处的不列。", verbose_name="出处")),
                ("second_source", models.TextField(blank=True, verbose_name="另一出处")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="核对日期")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
            ],
            options={
                "verbose_name": "法规题名",
                "verbose_name_plural": "法规题名",
                "ordering": ["kind", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="law_has_a_source",
                        violation_error_message="请写明出处。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from", None), ("period_to", None)),
                            ("period_to__gte", models.F("period_from")),
                            _connector="OR",
                        ),
                        name="law_period_runs_forward",
                        violation_error_message="起止年份须成对填写，终止年不能早于起始年。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskCoDepartment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reports.task"),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="indicators.department"
                    ),
                ),
            ],
            options={
                "verbose_name": "配合部门",
                "verbose_name_plural": "配合部门",
                "db_table": "reports_task_co_departments",
                "unique_together": {("task", "department")},
                "default_permissions": (),
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ImportedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=reports.models.imported.storage_name, verbose_name="原文件"
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="原来在网上发布的地址；没有则空着。",
                        max_length=500,
                        verbose_name="原文网址",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True, help_text="原来公开发布的日期。", null=True, verbose_name="原发布日期"
                    ),
                ),
                ("read", models.JSONField(default=dict, editable=False, verbose_name="读出的内容")),
                ("head", models.JSONField(default=dict, editable=False, verbose_name="公文要素")),
                ("rows", models.JSONField(default=list, editable=False, verbose_name="核对中的文本")),
                ("numbers", models.JSONField(default=list, editable=False, verbose_name="数字的处理")),
                ("proposed", models.JSONField(default=dict, editable=False, verbose_name="拟新增的指标")),
                ("reasons", models.JSONField(default=dict, editable=False, verbose_name="改字的理由")),
                ("settled", models.JSONField(default=list, editable=False, verbose_name="已核对的疑点")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="版本")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("reviewing", "待核对"),
                            ("confirming", "待确认"),
                            ("published", "已发布"),
                            ("discarded", "已弃"),
                        ],
                        default="reviewing",
                        editable=False,
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("read_in_at", models.DateTimeField(auto_now_add=True, verbose_name="读入时间")),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后核对时间"),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="确认时间")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "read_in_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="读入人",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后核对人",
                    ),
                ),
            ],
            options={
                "verbose_name": "补录报告",
                "verbose_name_plural": "补录报告",
                "ordering": ["-read_in_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="imported_reviewed_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="imported_confirmed_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "published"), _negated=True),
                            ("confirmed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="imported_published_names_who_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("read_in", "读入"),
                            ("review", "核对"),
                            ("hand_in", "提请确认"),
                            ("send_back", "退回核对"),
                            ("confirm", "确认发布"),
                            ("discard", "弃用"),
                        ],
                        max_length=12,
                        verbose_name="动作",
                    ),
                ),
                (
                    "stage_from",
                    models.CharField(
                        choices=[
                            ("reviewing", "待核对"),
                            ("confirming", "待确认"),
                            ("published", "已发布"),
                            ("discarded", "已弃"),
                        ],
                        max_length=12,
                        verbose_name="原阶段",
                    ),
                ),
                (
                    "stage_to",
                    models.CharField(
                        choices=[
                            ("reviewing", "待核对"),
                            ("confirming", "待确认"),
                            ("published", "已发布"),
                            ("discarded", "已弃"),
                        ],
                        max_length=12,
                        verbose_name="新阶段",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="reports.importedreport",
                        verbose_name="补录报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "补录流程记录",
                "verbose_name_plural": "补录流程记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_on", models.DateField(verbose_name="原发布日期")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="原文网址")),
                ("file_name", models.CharField(max_length=200, verbose_name="原文件名")),
                ("sha256", models.CharField(max_length=64, verbose_name="原文件指纹（SHA-256）")),
                (
                    "imported",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_as",
                        to="reports.importedreport",
                        verbose_name="补录报告",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="original",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "原件",
                "verbose_name_plural": "原件",
                "ordering": ["-report__year"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalPaperHead",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "recipient",
                    models.CharField(
                        help_text="这一份给谁，如：区委、区人大常委会、市政府。", max_length=30, verbose_name="报送对象"
                    ),
                ),
                (
                    "addressees",
                    models.CharField(
                        blank=True, help_text="规范化全称或简称，不用写冒号。", max_length=200, verbose_name="主送机关"
                    ),
                ),
                (
                    "masthead",
                    models.CharField(
                        blank=True,
                        help_text="如：某某区人民政府文件。用红色排在最上方。",
                        max_length=40,
                        verbose_name="发文机关标志",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="如：某政〔2020〕1号。", max_length=60, verbose_name="发文字号"
                    ),
                ),
                (
                    "signer",
                    models.CharField(
                        blank=True,
                        help_text="上行文（报告）写签发人姓名，其他空着。",
                        max_length=40,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="如：联系人、印发传达范围。不用写括号。",
                        max_length=200,
                        verbose_name="附注",
                    ),
                ),
                (
                    "copies",
                    models.CharField(
                        blank=True,
                        help_text="同级之间用逗号，层次之间用分号。",
                        max_length=300,
                        verbose_name="抄送机关",
                    ),
                ),
                ("printer", models.CharField(blank=True, max_length=60, verbose_name="印发机关")),
                ("printed_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                (
                    "has_figures",
                    models.BooleanField(
                        default=False, help_text="作为最后一个附件，列出本年度全部数据。", verbose_name="附全部数据表"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 版头",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                ("recipient", models.CharField(max_length=30, verbose_name="报送对象")),
                ("letterhead", models.TextField(editable=False, verbose_name="版头和版记（JSON）")),
                ("text_hash", models.CharField(editable=False, max_length=64, verbose_name="文本指纹（SHA-256）")),
                (
                    "file",
                    models.FileField(editable=False, upload_to=reports.models.paper.storage_name, verbose_name="文件"),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="归档时间")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="归档人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "归档的公文",
                "verbose_name_plural": "归档的公文",
                "ordering": ["report", "-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.CharField(
                        help_text="这一份给谁，如：区委、区人大常委会、市政府。", max_length=30, verbose_name="报送对象"
                    ),
                ),
                (
                    "addressees",
                    models.CharField(
                        blank=True, help_text="规范化全称或简称，不用写冒号。", max_length=200, verbose_name="主送机关"
                    ),
                ),
                (
                    "masthead",
                    models.CharField(
                        blank=True,
                        help_text="如：某某区人民政府文件。用红色排在最上方。",
                        max_length=40,
                        verbose_name="发文机关标志",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="如：某政〔2020〕1号。", max_length=60, verbose_name="发文字号"
                    ),
                ),
                (
                    "signer",
                    models.CharField(
                        blank=True,
                        help_text="上行文（报告）写签发人姓名，其他空着。",
                        max_length=40,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="如：联系人、印发传达范围。不用写括号。",
                        max_length=200,
                        verbose_name="附注",
                    ),
                ),
                (
                    "copies",
                    models.CharField(
                        blank=True,
                        help_text="同级之间用逗号，层次之间用分号。",
                        max_length=300,
                        verbose_name="抄送机关",
                    ),
                ),
                ("printer", models.CharField(blank=True, max_length=60, verbose_name="印发机关")),
                ("printed_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                (
                    "has_figures",
                    models.BooleanField(
                        default=False, help_text="作为最后一个附件，列出本年度全部数据。", verbose_name="附全部数据表"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="版本")),
                ("edited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最后修改时间")),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最后修改人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heads",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "版头",
                "verbose_name_plural": "版头",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "recipient"), name="paper_head_once_per_recipient"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edited_at__isnull", True), ("edited_by__isnull", True)),
                            models.Q(("edited_at__isnull", False), ("edited_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="paper_head_edited_at_and_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecrecyReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text_hash", models.CharField(editable=False, max_length=64, verbose_name="文本指纹（SHA-256）")),
                (
                    "openness",
                    models.CharField(
                        choices=[("open", "主动公开"), ("on_request", "依申请公开"), ("closed", "不予公开")],
                        max_length=12,
                        verbose_name="公开属性",
                    ),
                ),
                ("basis", models.CharField(max_length=300, verbose_name="依据")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="审查时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审查人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secrecy_reviews",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "保密审查",
                "verbose_name_plural": "保密审查",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(editable=False, verbose_name="文档（JSON）")),
                ("due_on", models.DateField(verbose_name="反馈期限")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="发出时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发出人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="reports.report",
                        verbose_name="报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求意见",
                "verbose_name_plural": "征求意见",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Consulted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="征求对象")),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        choices=[("none", "无意见"), ("remarks", "有意见")],
                        max_length=8,
                        verbose_name="答复",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="答复内容")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="版本")),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="答复登记时间")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consulted",
                        to="reports.consultation",
                        verbose_name="征求意见",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求对象",
                "verbose_name_plural": "征求对象",
                "ordering": ["consultation", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "name"), name="consulted_once_per_consultation"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at__isnull", True), ("replied_by__isnull", True)),
                            models.Q(("replied_at__isnull", False), ("replied_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="consulted_replied_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reply", ""), ("replied_at__isnull", False), _connector="OR"),
                        name="consulted_reply_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=reports.models.consultation.storage_name, verbose_name="文件"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="读入时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="读入人",
                    ),
                ),
                (
                    "consulted",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="reports.consulted",
                        verbose_name="征求对象",
                    ),
                ),
            ],
            options={
                "verbose_name": "反馈文件",
                "verbose_name_plural": "反馈文件",
                "ordering": ["consulted", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("author", models.CharField(blank=True, max_length=60, verbose_name="提出人")),
                ("paragraph", models.TextField(blank=True, help_text="改动以前的原文。", verbose_name="所在段落")),
                ("at", models.PositiveIntegerField(default=0, verbose_name="段内位置")),
                ("old", models.TextField(blank=True, verbose_name="原文")),
                ("new", models.TextField(blank=True, verbose_name="改为")),
                ("words", models.TextField(blank=True, verbose_name="批注")),
                (
                    "decision",
                    models.CharField(
                        choices=[("open", "待处理"), ("accepted", "采纳"), ("refused", "不采纳"), ("done", "已改好")],
                        default="open",
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="处理说明")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="版本")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="reports.returnedpaper",
                        verbose_name="反馈文件",
                    ),
                ),
            ],
            options={
                "verbose_name": "反馈意见",
                "verbose_name_plural": "反馈意见",
                "ordering": ["paper", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "number"), name="remark_number_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="remark_decided_at_and_by",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="SectionChart",
            name="indicators",
            field=models.ManyToManyField(related_name="+", through="reports.ChartSeries", to="indicators.indicator"),
        ),
        migrations.AddField(
            model_name="Task",
            name="co_departments",
            field=models.ManyToManyField(
                blank=True,
                related_name="co_tasks",
                through="reports.TaskCoDepartment",
                to="indicators.department",
                verbose_name="配合部门",
            ),
        ),
    ]
