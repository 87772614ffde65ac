"""An empty database gets the tables of the first twenty migrations at once; one that has begun with them goes on with them.

What they mended in rows needs no mending here (docs/decisions/0051).
"""

import uuid
from decimal import Decimal
from secrets import token_urlsafe

import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import indicators.models.evidence
import indicators.models.signed_sheet
import indicators.office.users
from indicators.roles import ensure_roles


def make_groups(apps, schema_editor):
    ensure_roles(apps.get_model("auth", "Group"))


def first_mark(apps, schema_editor):
    apps.get_model("indicators", "PublicVersion").objects.using(schema_editor.connection.alias).create(
        mark=token_urlsafe(16)
    )


def first_site(apps, schema_editor):
    """What the environment says at the first start."""
    district = settings.DISTRICT_NAME
    apps.get_model("indicators", "Site").objects.using(schema_editor.connection.alias).create(
        pk=1,
        district=district,
        government=f"{district}人民政府",
        name=settings.SITE_NAME,
        organiser=settings.SITE_ORGANISER,
        record_number=settings.SITE_RECORD_NUMBER,
    )


class Migration(migrations.Migration):
    replaces = [
        ("indicators", "0001_initial"),
        ("indicators", "0002_roles"),
        ("indicators", "0003_roles_open_the_admin"),
        ("indicators", "0004_user_names_in_one_spelling"),
        ("indicators", "0005_round_moves"),
        ("indicators", "0006_synonyms_of_the_catalogue"),
        ("indicators", "0007_percent_signs_in_sentences"),
        ("indicators", "0008_own_department_is_said"),
        ("indicators", "0009_who_signed_in_and_whose_rights_changed"),
        ("indicators", "0010_targets_of_the_plan"),
        ("indicators", "0011_public_version"),
        ("indicators", "0012_what_public_pages_read"),
        ("indicators", "0013_whose_site_this_is"),
        ("indicators", "0014_last_runs_of_timers"),
        ("indicators", "0015_figures_of_documents_published_elsewhere"),
        ("indicators", "0016_years_that_are_published"),
        ("indicators", "0017_second_factor_is_logged"),
        ("indicators", "0018_past_passwords"),
        ("indicators", "0019_what_departments_were_called"),
        ("indicators", "0020_nameless_accounts"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoadedFixture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="数据集")),
                ("loaded_at", models.DateTimeField(auto_now_add=True, verbose_name="载入时间")),
            ],
            options={
                "verbose_name": "已载入数据集",
                "verbose_name_plural": "已载入数据集",
                "ordering": ["loaded_at", "name"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        help_text="如：撤销与确认违法之和不大于受理。", max_length=60, unique=True, verbose_name="名称"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("range", "取值范围"),
                            ("part", "部分不大于整体"),
                            ("streak", "连续年数逐年加一"),
                            ("change", "比上年变动较大"),
                            ("same", "与上年完全相同"),
                            ("equal", "两个部门的同一数据"),
                        ],
                        max_length=10,
                        verbose_name="规则类型",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("hard", "阻断"), ("explainable", "可说明"), ("note", "提示")],
                        default="explainable",
                        help_text="阻断：改正后才能提交。可说明：写明原因后可以提交，说明永久保存。提示：只提醒，不影响提交。",
                        max_length=12,
                        verbose_name="程度",
                    ),
                ),
                (
                    "measure_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        help_text="没有在下面列出指标时，适用于这一类型的全部指标；空着则适用于所有指标。",
                        max_length=10,
                        verbose_name="适用的指标类型",
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="用于取值范围。",
                        max_digits=18,
                        null=True,
                        verbose_name="下限",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="用于取值范围。",
                        max_digits=18,
                        null=True,
                        verbose_name="上限",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="变动超过上年的百分之几。比率按百分点看，这里空着，只填下一栏。",
                        max_digits=8,
                        null=True,
                        verbose_name="变动幅度（%）",
                    ),
                ),
                (
                    "floor",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="按指标的单位。变动规则：增减达到此数才算；相同规则：数值达到此数才算。用来放过小数目。",
                        max_digits=18,
                        null=True,
                        verbose_name="起算值",
                    ),
                ),
                (
                    "instruction",
                    models.CharField(
                        help_text="写给填报员看，说清应当核对什么、怎么改或怎么说明。",
                        max_length=200,
                        verbose_name="怎么办",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
            ],
            options={
                "verbose_name": "校验规则",
                "verbose_name_plural": "校验规则",
                "ordering": ["order", "pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="英文小写与下划线，建立后不再更改。", max_length=60, unique=True, verbose_name="代码"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="名称")),
                (
                    "short_name",
                    models.CharField(help_text="四字左右，用于导航与图表。", max_length=10, verbose_name="简称"),
                ),
                ("description", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
            ],
            options={
                "verbose_name": "主题",
                "verbose_name_plural": "主题",
                "ordering": ["order", "code"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="英文小写与下划线，建立后不再更改。", max_length=60, unique=True, verbose_name="代码"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                (
                    "short_name",
                    models.CharField(
                        blank=True, help_text="用于表格与图表；空着则用名称。", max_length=20, verbose_name="简称"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="撤销或并入其他部门后取消勾选；历年数据仍归原部门。",
                        verbose_name="在用",
                    ),
                ),
                (
                    "needs_sign_off",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后，填报员送签，部门负责人签发后才提交审核。",
                        verbose_name="须负责人签发",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="indicators.department",
                        verbose_name="并入",
                    ),
                ),
                (
                    "names_before",
                    models.TextField(
                        blank=True,
                        help_text="曾用名称一行一个，后面写用到哪一年（含当年），如：区政府法制办公室，2018。补录早年报告时按它认部门。",
                        max_length=2000,
                        verbose_name="历年名称",
                    ),
                ),
            ],
            options={
                "verbose_name": "部门",
                "verbose_name_plural": "部门",
                "ordering": ["order", "code"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "full_name",
                    models.CharField(help_text="页面和日志中显示的姓名。", max_length=50, verbose_name="姓名"),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="供审核员与填报员互相联系，不对外公开。",
                        max_length=30,
                        verbose_name="联系电话",
                    ),
                ),
                (
                    "must_change_password",
                    models.BooleanField(
                        default=False,
                        help_text="下次登录后必须先设置自己的密码，才能做别的事。",
                        verbose_name="须先改密码",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "departments",
                    models.ManyToManyField(
                        blank=True,
                        help_text="填报员只能填报所属部门的指标。",
                        related_name="members",
                        to="indicators.department",
                        verbose_name="所属部门",
                    ),
                ),
                (
                    "nameless_since",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="个人信息去除时间"),
                ),
            ],
            options={
                "verbose_name": "用户",
                "verbose_name_plural": "用户",
                "ordering": ["username"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nameless_since", None),
                            models.Q(("email", ""), ("is_active", False), ("is_superuser", False), ("phone", "")),
                            _connector="OR",
                        ),
                        name="nobody_works_without_a_name",
                        violation_error_message="个人信息已去除的账号不能再启用，也不再填写联系方式。",
                    )
                ],
                "base_manager_name": "objects",
            },
            managers=[
                ("objects", indicators.office.users.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="年度")),
                ("opens_on", models.DateField(verbose_name="开始填报日期")),
                ("due_on", models.DateField(verbose_name="截止日期")),
                (
                    "note",
                    models.TextField(blank=True, help_text="显示在每个部门的填报页顶部。", verbose_name="填报说明"),
                ),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="开启时间")),
                ("locked_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="锁定时间")),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="locked_collections",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="锁定人",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opened_collections",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="开启人",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度填报",
                "verbose_name_plural": "年度填报",
                "ordering": ["-year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))),
                        name="collection_due_after_opening",
                        violation_error_message="截止日期不能早于开始日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="collection_opened_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("locked_at__isnull", True), ("locked_by__isnull", True)),
                            models.Q(("locked_at__isnull", False), ("locked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="collection_locked_at_and_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField(verbose_name="延至")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("granted_at", models.DateTimeField(auto_now_add=True, verbose_name="批准时间")),
                (
                    "collection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="indicators.department",
                        verbose_name="部门",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
            ],
            options={
                "verbose_name": "延期",
                "verbose_name_plural": "延期",
                "ordering": ["collection", "department"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="报告正文按代码引用本指标，建立后不再更改。",
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?!year$)[a-z][a-z0-9_]*$",
                                "代码只能用小写英文字母、数字和下划线，并以字母开头，且不能是 year。",
                            )
                        ],
                        verbose_name="代码",
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                ("unit", models.CharField(help_text="如：件、次、亿元、%。", max_length=10, verbose_name="单位")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                (
                    "department_inferred",
                    models.BooleanField(
                        default=False,
                        help_text="原报告未写明责任部门，由编目人员推断；只用于安排填报，不对外发布。",
                        verbose_name="部门系推断",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "越高越好"),
                            ("lower", "越低越好"),
                            ("maintain", "保持为宜"),
                            ("neutral", "中性"),
                        ],
                        default="neutral",
                        help_text="数量多少不等于好坏时选中性。",
                        max_length=10,
                        verbose_name="方向",
                    ),
                ),
                (
                    "definition",
                    models.TextField(
                        blank=True, help_text="统计范围、分母、不能与什么相加或相比。", verbose_name="口径"
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="最多保留几位小数；件数、次数为0。", verbose_name="小数位数"
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="目标值"),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="知道从哪一年开始统计时填写；此前没有数据即显示为“新增指标”。",
                        null=True,
                        verbose_name="统计起始年度",
                    ),
                ),
                (
                    "last_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="不再统计时填写最后一年；此后显示为“不再统计”。",
                        null=True,
                        verbose_name="统计终止年度",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "is_active",
                    models.BooleanField(
                        default=True, help_text="停用后不再列入新一年的填报，历年数据不变。", verbose_name="在用"
                    ),
                ),
                (
                    "co_departments",
                    models.ManyToManyField(
                        blank=True, related_name="co_indicators", to="indicators.department", verbose_name="配合部门"
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="indicators.department",
                        verbose_name="牵头部门",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="类型或单位改变时另建新指标，并在这里指向它。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="indicators.indicator",
                        verbose_name="接替指标",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="indicators.theme",
                        verbose_name="主题",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标",
                "verbose_name_plural": "指标",
                "ordering": ["order", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("kind", "rate"), _negated=True), ("unit", "%"), _connector="OR"),
                        name="indicator_rate_in_percent",
                        violation_error_message="比率的单位须为“%%”。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("count", "streak", "scope")), _negated=True),
                            ("decimals", 0),
                            _connector="OR",
                        ),
                        name="indicator_whole_kind_without_decimals",
                        violation_error_message="计数、连续年数和覆盖面只能是整数，小数位数须为0。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decimals__lte", 4)),
                        name="indicator_decimals_at_most_four",
                        violation_error_message="小数位数不能超过4位。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="indicator_not_its_own_successor",
                        violation_error_message="指标不能接替自己。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_year__isnull", True),
                            ("last_year__isnull", True),
                            ("last_year__gte", models.F("first_year")),
                            _connector="OR",
                        ),
                        name="indicator_last_year_not_before_first",
                        violation_error_message="统计终止年度不能早于起始年度。",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1949),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("unit", models.CharField(editable=False, max_length=10, verbose_name="单位")),
                ("decimals", models.PositiveSmallIntegerField(editable=False, verbose_name="小数位数")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="填报值"),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="修饰",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="供审核与编写报告的人看，不对外发布。",
                        max_length=500,
                        verbose_name="备注",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="随数据一并公开，如文件名称、统计报表。",
                        max_length=200,
                        verbose_name="数据来源",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "待填报"),
                            ("draft", "草稿"),
                            ("signing", "待签发"),
                            ("submitted", "已提交"),
                            ("returned", "已退回"),
                            ("approved", "审核通过"),
                            ("locked", "已锁定"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="审核状态",
                    ),
                ),
                ("is_reopened", models.BooleanField(default=False, editable=False, verbose_name="更正中")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="填报版本")),
                ("entered_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="填报时间")),
                (
                    "published_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, editable=False, max_digits=18, null=True, verbose_name="发布值"
                    ),
                ),
                (
                    "published_qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        editable=False,
                        max_length=10,
                        verbose_name="发布修饰",
                    ),
                ),
                (
                    "published_source",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="发布来源"),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="发布时间")),
                (
                    "department",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="indicators.department",
                        verbose_name="填报部门",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entered_figures",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填报人",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_figures",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据",
                "verbose_name_plural": "数据",
                "ordering": ["-year", "indicator"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("published_value__isnull", False)),
                        fields=["-year"],
                        name="figure_published_years",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "year"),
                        name="figure_one_per_indicator_and_year",
                        violation_error_message="该指标这一年的数据已经存在。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1949), ("year__lte", 2100)),
                        name="figure_year_in_range",
                        violation_error_message="年度应在1949到2100之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("count", "streak", "scope")), _negated=True),
                            ("decimals", 0),
                            _connector="OR",
                        ),
                        name="figure_whole_kind_without_decimals",
                        violation_error_message="计数、连续年数和覆盖面只能是整数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("kind", "rate"), _negated=True), ("unit", "%"), _connector="OR"),
                        name="figure_rate_in_percent",
                        violation_error_message="比率的单位须为“%%”。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", True), ("value__gte", 0), _connector="OR"),
                        name="figure_value_not_negative",
                        violation_error_message="填报值不能小于0。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True),
                            models.Q(("kind", "rate"), _negated=True),
                            ("value__lte", 100),
                            _connector="OR",
                        ),
                        name="figure_value_rate_at_most_100",
                        violation_error_message="填报值是比率，应在0到100之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True),
                            ("decimals__gt", 0),
                            (
                                "value",
                                django.db.models.functions.comparison.Cast(models.F("value"), models.BigIntegerField()),
                            ),
                            _connector="OR",
                        ),
                        name="figure_value_whole",
                        violation_error_message="填报值应为整数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_value__isnull", True), ("published_value__gte", 0), _connector="OR"
                        ),
                        name="figure_published_value_not_negative",
                        violation_error_message="发布值不能小于0。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_value__isnull", True),
                            models.Q(("kind", "rate"), _negated=True),
                            ("published_value__lte", 100),
                            _connector="OR",
                        ),
                        name="figure_published_value_rate_at_most_100",
                        violation_error_message="发布值是比率，应在0到100之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_value__isnull", True),
                            ("decimals__gt", 0),
                            (
                                "published_value",
                                django.db.models.functions.comparison.Cast(
                                    models.F("published_value"), models.BigIntegerField()
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="figure_published_value_whole",
                        violation_error_message="发布值应为整数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_at__isnull", True), ("entered_by__isnull", True)),
                            models.Q(("entered_at__isnull", False), ("entered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="figure_entered_at_and_by",
                        violation_error_message="填报时间与填报人须同时有或同时无。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_at__isnull", True),
                                ("published_by__isnull", True),
                                ("published_value__isnull", True),
                            ),
                            models.Q(
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                ("published_value__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="figure_published_at_and_by",
                        violation_error_message="发布值、发布时间与发布人须同时有或同时无。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("approved", "locked")), _negated=True),
                            ("value__isnull", False),
                            _connector="OR",
                        ),
                        name="figure_approved_has_value",
                        violation_error_message="没有填报值的数据不能通过审核或锁定。",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="指纹（SHA-256）")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="撤下时间")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=indicators.models.evidence.storage_name, verbose_name="文件"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤下人",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="indicators.figure",
                        verbose_name="数据",
                    ),
                ),
            ],
            options={
                "verbose_name": "佐证材料",
                "verbose_name_plural": "佐证材料",
                "ordering": ["figure", "uploaded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_withdrawn_at_and_by",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureInstruction",
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
                        to="indicators.figure",
                        verbose_name="数据",
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
                "verbose_name": "数据批示",
                "verbose_name_plural": "数据批示",
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
                        name="figure_instruction_answered_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("enter", "填报"),
                            ("amend", "后台改动"),
                            ("hand_in", "送签"),
                            ("sign_off", "签发"),
                            ("submit", "提交"),
                            ("withdraw", "撤回"),
                            ("return", "退回"),
                            ("approve", "审核通过"),
                            ("lock", "锁定"),
                            ("reopen", "解锁"),
                            ("restore", "恢复发布值"),
                            ("retract", "撤回发布"),
                            ("import", "导入"),
                        ],
                        max_length=10,
                        verbose_name="动作",
                    ),
                ),
                (
                    "status_from",
                    models.CharField(
                        choices=[
                            ("pending", "待填报"),
                            ("draft", "草稿"),
                            ("signing", "待签发"),
                            ("submitted", "已提交"),
                            ("returned", "已退回"),
                            ("approved", "审核通过"),
                            ("locked", "已锁定"),
                        ],
                        max_length=10,
                        verbose_name="原状态",
                    ),
                ),
                (
                    "status_to",
                    models.CharField(
                        choices=[
                            ("pending", "待填报"),
                            ("draft", "草稿"),
                            ("signing", "待签发"),
                            ("submitted", "已提交"),
                            ("returned", "已退回"),
                            ("approved", "审核通过"),
                            ("locked", "已锁定"),
                        ],
                        max_length=10,
                        verbose_name="新状态",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("version", models.PositiveIntegerField(verbose_name="填报版本")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="当时的值"
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        max_length=10,
                        verbose_name="修饰",
                    ),
                ),
                ("on_behalf", models.BooleanField(default=False, verbose_name="代填")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figure_moves",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="indicators.figure",
                        verbose_name="数据",
                    ),
                ),
                ("own_department", models.BooleanField(default=False, verbose_name="本部门自审")),
            ],
            options={
                "verbose_name": "审核记录",
                "verbose_name_plural": "审核记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCollection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(db_index=True, verbose_name="年度")),
                ("opens_on", models.DateField(verbose_name="开始填报日期")),
                ("due_on", models.DateField(verbose_name="截止日期")),
                (
                    "note",
                    models.TextField(blank=True, help_text="显示在每个部门的填报页顶部。", verbose_name="填报说明"),
                ),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="开启时间")),
                ("locked_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="锁定时间")),
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
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="锁定人",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="开启人",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 年度填报",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDepartment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="英文小写与下划线，建立后不再更改。", max_length=60, verbose_name="代码"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=60, verbose_name="名称")),
                (
                    "short_name",
                    models.CharField(
                        blank=True, help_text="用于表格与图表；空着则用名称。", max_length=20, verbose_name="简称"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="撤销或并入其他部门后取消勾选；历年数据仍归原部门。",
                        verbose_name="在用",
                    ),
                ),
                (
                    "needs_sign_off",
                    models.BooleanField(
                        default=False,
                        help_text="勾选后，填报员送签，部门负责人签发后才提交审核。",
                        verbose_name="须负责人签发",
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
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="并入",
                    ),
                ),
                (
                    "names_before",
                    models.TextField(
                        blank=True,
                        help_text="曾用名称一行一个，后面写用到哪一年（含当年），如：区政府法制办公室，2018。补录早年报告时按它认部门。",
                        max_length=2000,
                        verbose_name="历年名称",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 部门",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalExtension",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("due_on", models.DateField(verbose_name="延至")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("granted_at", models.DateTimeField(blank=True, editable=False, verbose_name="批准时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="部门",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
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
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 延期",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        db_index=True,
                        help_text="如：撤销与确认违法之和不大于受理。",
                        max_length=60,
                        verbose_name="名称",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("range", "取值范围"),
                            ("part", "部分不大于整体"),
                            ("streak", "连续年数逐年加一"),
                            ("change", "比上年变动较大"),
                            ("same", "与上年完全相同"),
                            ("equal", "两个部门的同一数据"),
                        ],
                        max_length=10,
                        verbose_name="规则类型",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("hard", "阻断"), ("explainable", "可说明"), ("note", "提示")],
                        default="explainable",
                        help_text="阻断：改正后才能提交。可说明：写明原因后可以提交，说明永久保存。提示：只提醒，不影响提交。",
                        max_length=12,
                        verbose_name="程度",
                    ),
                ),
                (
                    "measure_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        help_text="没有在下面列出指标时，适用于这一类型的全部指标；空着则适用于所有指标。",
                        max_length=10,
                        verbose_name="适用的指标类型",
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="用于取值范围。",
                        max_digits=18,
                        null=True,
                        verbose_name="下限",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="用于取值范围。",
                        max_digits=18,
                        null=True,
                        verbose_name="上限",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="变动超过上年的百分之几。比率按百分点看，这里空着，只填下一栏。",
                        max_digits=8,
                        null=True,
                        verbose_name="变动幅度（%）",
                    ),
                ),
                (
                    "floor",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="按指标的单位。变动规则：增减达到此数才算；相同规则：数值达到此数才算。用来放过小数目。",
                        max_digits=18,
                        null=True,
                        verbose_name="起算值",
                    ),
                ),
                (
                    "instruction",
                    models.CharField(
                        help_text="写给填报员看，说清应当核对什么、怎么改或怎么说明。",
                        max_length=200,
                        verbose_name="怎么办",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
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
                "verbose_name_plural": "historical 校验规则",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTheme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="英文小写与下划线，建立后不再更改。", max_length=60, verbose_name="代码"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=40, verbose_name="名称")),
                (
                    "short_name",
                    models.CharField(help_text="四字左右，用于导航与图表。", max_length=10, verbose_name="简称"),
                ),
                ("description", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
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
                "verbose_name_plural": "historical 主题",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFigure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1949),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("unit", models.CharField(editable=False, max_length=10, verbose_name="单位")),
                ("decimals", models.PositiveSmallIntegerField(editable=False, verbose_name="小数位数")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="填报值"),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="修饰",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="供审核与编写报告的人看，不对外发布。",
                        max_length=500,
                        verbose_name="备注",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="随数据一并公开，如文件名称、统计报表。",
                        max_length=200,
                        verbose_name="数据来源",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "待填报"),
                            ("draft", "草稿"),
                            ("signing", "待签发"),
                            ("submitted", "已提交"),
                            ("returned", "已退回"),
                            ("approved", "审核通过"),
                            ("locked", "已锁定"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="审核状态",
                    ),
                ),
                ("is_reopened", models.BooleanField(default=False, editable=False, verbose_name="更正中")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="填报版本")),
                ("entered_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="填报时间")),
                (
                    "published_value",
                    models.DecimalField(
                        blank=True, decimal_places=4, editable=False, max_digits=18, null=True, verbose_name="发布值"
                    ),
                ),
                (
                    "published_qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        editable=False,
                        max_length=10,
                        verbose_name="发布修饰",
                    ),
                ),
                (
                    "published_source",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="发布来源"),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="发布时间")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="填报部门",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填报人",
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
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 数据",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDerivedIndicator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="建立后不再更改。",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?!year$)[a-z][a-z0-9_]*$",
                                "代码只能用小写英文字母、数字和下划线，并以字母开头，且不能是 year。",
                            )
                        ],
                        verbose_name="代码",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=60, verbose_name="名称")),
                (
                    "scale",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("100"),
                        help_text="占比为100；每百件、每万人等按需填写。",
                        max_digits=9,
                        verbose_name="乘数",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        default="%", help_text="乘数为100的占比写“%”。", max_length=10, verbose_name="单位"
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=1, verbose_name="小数位数")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "越高越好"),
                            ("lower", "越低越好"),
                            ("maintain", "保持为宜"),
                            ("neutral", "中性"),
                        ],
                        default="neutral",
                        max_length=10,
                        verbose_name="方向",
                    ),
                ),
                (
                    "definition",
                    models.TextField(
                        help_text="两数能否相除、有什么不能说的。显示推算数的地方都显示这句话。",
                        verbose_name="口径提示",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="报告没有写明的推算数只供工作人员分析；确认口径无误后才勾选。",
                        verbose_name="对外公开",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
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
                (
                    "denominator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="分母",
                    ),
                ),
                (
                    "numerator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="分子",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 推算指标",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnnotation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("text", models.CharField(help_text="如：机构改革换证。", max_length=200, verbose_name="说明")),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("note", "仅作说明"),
                            ("incomparable", "本年与其他年份不可比"),
                            ("redefined", "自本年起口径变更，与此前不可比"),
                        ],
                        default="note",
                        max_length=15,
                        verbose_name="对可比性的影响",
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
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 年度注释",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DerivedIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="建立后不再更改。",
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?!year$)[a-z][a-z0-9_]*$",
                                "代码只能用小写英文字母、数字和下划线，并以字母开头，且不能是 year。",
                            )
                        ],
                        verbose_name="代码",
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                (
                    "scale",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("100"),
                        help_text="占比为100；每百件、每万人等按需填写。",
                        max_digits=9,
                        verbose_name="乘数",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        default="%", help_text="乘数为100的占比写“%”。", max_length=10, verbose_name="单位"
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=1, verbose_name="小数位数")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "越高越好"),
                            ("lower", "越低越好"),
                            ("maintain", "保持为宜"),
                            ("neutral", "中性"),
                        ],
                        default="neutral",
                        max_length=10,
                        verbose_name="方向",
                    ),
                ),
                (
                    "definition",
                    models.TextField(
                        help_text="两数能否相除、有什么不能说的。显示推算数的地方都显示这句话。",
                        verbose_name="口径提示",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="报告没有写明的推算数只供工作人员分析；确认口径无误后才勾选。",
                        verbose_name="对外公开",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "denominator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="分母",
                    ),
                ),
                (
                    "numerator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="分子",
                    ),
                ),
            ],
            options={
                "verbose_name": "推算指标",
                "verbose_name_plural": "推算指标",
                "ordering": ["order", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("numerator", models.F("denominator")), _negated=True),
                        name="derived_of_two_indicators",
                        violation_error_message="分子与分母不能是同一项指标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scale__gt", 0)),
                        name="derived_scale_positive",
                        violation_error_message="乘数须大于0。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("unit", "%"), _negated=True), ("scale", 100), _connector="OR"),
                        name="derived_share_in_percent",
                        violation_error_message="单位为“%%”时，乘数须为100。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decimals__lte", 4)),
                        name="derived_decimals_at_most_four",
                        violation_error_message="小数位数不能超过4位。",
                    ),
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("text", models.CharField(help_text="如：机构改革换证。", max_length=200, verbose_name="说明")),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("note", "仅作说明"),
                            ("incomparable", "本年与其他年份不可比"),
                            ("redefined", "自本年起口径变更，与此前不可比"),
                        ],
                        default="note",
                        max_length=15,
                        verbose_name="对可比性的影响",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotations",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度注释",
                "verbose_name_plural": "年度注释",
                "ordering": ["indicator", "year"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[("copied", "已复制转发"), ("phoned", "电话"), ("mail", "电子邮件")],
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("text", models.TextField(verbose_name="内容")),
                ("recipients", models.CharField(blank=True, max_length=500, verbose_name="接收人")),
                ("is_delivered", models.BooleanField(default=True, verbose_name="已送出")),
                ("result", models.CharField(max_length=200, verbose_name="结果")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="催报人",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="indicators.department",
                        verbose_name="部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "催报记录",
                "verbose_name_plural": "催报记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(verbose_name="填报版本")),
                ("finding", models.TextField(verbose_name="所说明的问题")),
                ("basis", models.TextField(verbose_name="当时的数")),
                ("text", models.CharField(max_length=500, verbose_name="说明")),
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
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="indicators.figure",
                        verbose_name="数据",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="indicators.rule",
                        verbose_name="规则",
                    ),
                ),
            ],
            options={
                "verbose_name": "校验说明",
                "verbose_name_plural": "校验说明",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RuleTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_whole",
                    models.BooleanField(default=False, help_text="只用于“部分不大于整体”。", verbose_name="是整体"),
                ),
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
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="indicators.rule",
                        verbose_name="规则",
                    ),
                ),
            ],
            options={
                "verbose_name": "所看的指标",
                "verbose_name_plural": "所看的指标",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "indicator"),
                        name="rule_names_an_indicator_once",
                        violation_error_message="同一指标只列一次。",
                    )
                ],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("query", models.CharField(max_length=1000, verbose_name="地址参数")),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="保存时间")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="保存人",
                    ),
                ),
            ],
            options={
                "verbose_name": "已存视图",
                "verbose_name_plural": "已存视图",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "name"),
                        name="saved_view_name_once_per_owner",
                        violation_error_message="您已有同名的视图。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, max_length=200, verbose_name="文件名")),
                ("content_type", models.CharField(editable=False, max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="大小（字节）")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="撤下时间")),
                ("fingerprint", models.CharField(editable=False, max_length=64, verbose_name="表上数据的指纹")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=indicators.models.signed_sheet.storage_name, verbose_name="文件"
                    ),
                ),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="文件指纹（SHA-256）")),
                (
                    "collection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_sheets",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_sheets",
                        to="indicators.department",
                        verbose_name="部门",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤下人",
                    ),
                ),
            ],
            options={
                "verbose_name": "填报确认表扫描件",
                "verbose_name_plural": "填报确认表扫描件",
                "ordering": ["collection", "department", "uploaded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="signed_sheet_withdrawn_at_and_by",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="报告正文按代码引用本指标，建立后不再更改。",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?!year$)[a-z][a-z0-9_]*$",
                                "代码只能用小写英文字母、数字和下划线，并以字母开头，且不能是 year。",
                            )
                        ],
                        verbose_name="代码",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=60, verbose_name="名称")),
                ("unit", models.CharField(help_text="如：件、次、亿元、%。", max_length=10, verbose_name="单位")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "计数"),
                            ("amount", "金额"),
                            ("rate", "比率"),
                            ("streak", "连续年数"),
                            ("scope", "覆盖面"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                (
                    "department_inferred",
                    models.BooleanField(
                        default=False,
                        help_text="原报告未写明责任部门，由编目人员推断；只用于安排填报，不对外发布。",
                        verbose_name="部门系推断",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "越高越好"),
                            ("lower", "越低越好"),
                            ("maintain", "保持为宜"),
                            ("neutral", "中性"),
                        ],
                        default="neutral",
                        help_text="数量多少不等于好坏时选中性。",
                        max_length=10,
                        verbose_name="方向",
                    ),
                ),
                (
                    "definition",
                    models.TextField(
                        blank=True, help_text="统计范围、分母、不能与什么相加或相比。", verbose_name="口径"
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="最多保留几位小数；件数、次数为0。", verbose_name="小数位数"
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="目标值"),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="知道从哪一年开始统计时填写；此前没有数据即显示为“新增指标”。",
                        null=True,
                        verbose_name="统计起始年度",
                    ),
                ),
                (
                    "last_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="不再统计时填写最后一年；此后显示为“不再统计”。",
                        null=True,
                        verbose_name="统计终止年度",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                (
                    "is_active",
                    models.BooleanField(
                        default=True, help_text="停用后不再列入新一年的填报，历年数据不变。", verbose_name="在用"
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
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="牵头部门",
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
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="类型或单位改变时另建新指标，并在这里指向它。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="接替指标",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.theme",
                        verbose_name="主题",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 指标",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="文件名")),
                ("content", models.BinaryField(verbose_name="内容")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                (
                    "collection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="部门",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
            ],
            options={
                "verbose_name": "待确认的上传",
                "verbose_name_plural": "待确认的上传",
                "ordering": ["-uploaded_at"],
            },
        ),
        migrations.CreateModel(
            name="RoundMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("open", "开启"),
                            ("reschedule", "改期"),
                            ("lock", "锁定"),
                            ("unlock", "解锁"),
                            ("join", "列入"),
                            ("leave", "退出"),
                        ],
                        max_length=10,
                        verbose_name="动作",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
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
                    "collection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="indicators.collection",
                        verbose_name="年度填报",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.department",
                        verbose_name="填报部门",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round_moves",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度填报记录",
                "verbose_name_plural": "年度填报记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSynonym",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("word", "名称用语"), ("unit", "计量单位")],
                        default="word",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("term", models.CharField(help_text="如：信访事项、起。", max_length=30, verbose_name="报告里的写法")),
                (
                    "stands_for",
                    models.CharField(help_text="如：信访件、件。", max_length=30, verbose_name="指标目录里的写法"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "is_confirmed",
                    models.BooleanField(
                        default=True,
                        help_text="系统从编辑的引用中提出的写法，核实两者同指一事后勾选；未勾选的不起作用。",
                        verbose_name="已采用",
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
                "verbose_name_plural": "historical 同义写法",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("word", "名称用语"), ("unit", "计量单位")],
                        default="word",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("term", models.CharField(help_text="如：信访事项、起。", max_length=30, verbose_name="报告里的写法")),
                (
                    "stands_for",
                    models.CharField(help_text="如：信访件、件。", max_length=30, verbose_name="指标目录里的写法"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "is_confirmed",
                    models.BooleanField(
                        default=True,
                        help_text="系统从编辑的引用中提出的写法，核实两者同指一事后勾选；未勾选的不起作用。",
                        verbose_name="已采用",
                    ),
                ),
            ],
            options={
                "verbose_name": "同义写法",
                "verbose_name_plural": "同义写法",
                "ordering": ["is_confirmed", "kind", "term"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "term"),
                        name="synonym_stands_for_one_word",
                        violation_error_message="这个写法已经有了。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("term", models.F("stands_for")), _negated=True),
                        name="synonym_is_another_word",
                        violation_error_message="两种写法相同，不必登记。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("success", "登录成功"),
                            ("failure", "用户名或密码错误"),
                            ("closed", "账号已停用"),
                            ("locked", "失败过多，已锁定"),
                            ("proved", "动态码正确"),
                            ("wrong_code", "动态码错误"),
                        ],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                (
                    "address",
                    models.GenericIPAddressField(blank=True, null=True, unpack_ipv4=True, verbose_name="来源地址"),
                ),
                ("browser", models.CharField(blank=True, max_length=200, verbose_name="浏览器")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="时间")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账号",
                    ),
                ),
            ],
            options={
                "verbose_name": "登录记录",
                "verbose_name_plural": "登录记录",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RightsChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("account", "账号"),
                            ("roles", "角色"),
                            ("departments", "所属部门"),
                            ("superuser", "超级管理员"),
                            ("password", "密码"),
                            ("second_factor", "第二重验证"),
                            ("personal_data", "个人信息"),
                        ],
                        max_length=20,
                        verbose_name="事项",
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=500, verbose_name="变更前")),
                ("after", models.CharField(blank=True, max_length=500, verbose_name="变更后")),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("page", "用户页面"),
                            ("sheet", "人员表"),
                            ("hand_over", "工作交接"),
                            ("merger", "部门合并"),
                            ("command", "命令行"),
                        ],
                        max_length=20,
                        verbose_name="途径",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账号",
                    ),
                ),
            ],
            options={
                "verbose_name": "权限变更",
                "verbose_name_plural": "权限变更",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by__isnull", False), ("door", "command"), _connector="OR"),
                        name="rights_change_names_who",
                        violation_error_message="只有命令行的变更可以没有操作人。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTarget",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(help_text="目标要在哪一年达到。", verbose_name="年度")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="目标值")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="程度",
                    ),
                ),
                (
                    "source_sentence",
                    models.CharField(
                        help_text="写下这个目标的原句，如：力争出庭率不低于95%。", max_length=300, verbose_name="出处"
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
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "verbose_name_plural": "historical 年度目标",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(help_text="目标要在哪一年达到。", verbose_name="年度")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="目标值")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="程度",
                    ),
                ),
                (
                    "source_sentence",
                    models.CharField(
                        help_text="写下这个目标的原句，如：力争出庭率不低于95%。", max_length=300, verbose_name="出处"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="indicators.indicator",
                        verbose_name="指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度目标",
                "verbose_name_plural": "年度目标",
                "ordering": ["-year", "indicator"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "year"),
                        name="target_one_for_indicator_and_year",
                        violation_error_message="这个指标这一年已经有目标了。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="target_not_negative",
                        violation_error_message="目标值不能是负数。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("mark", models.CharField(max_length=22, primary_key=True, serialize=False, verbose_name="版本标记")),
            ],
            options={
                "verbose_name": "公开版本",
                "verbose_name_plural": "公开版本",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="HistoricalSite",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "district",
                    models.CharField(
                        help_text="简称，如“江岸区”，用在标题和表头里。", max_length=30, verbose_name="本区名称"
                    ),
                ),
                (
                    "government",
                    models.CharField(
                        help_text="全称，如“武汉市江岸区人民政府”。报告的发文机关，导入的报告据此核对。",
                        max_length=60,
                        verbose_name="本级政府名称",
                    ),
                ),
                ("name", models.CharField(help_text="显示在每页的上方。", max_length=60, verbose_name="网站名称")),
                (
                    "organiser",
                    models.CharField(
                        blank=True, help_text="显示在页首和页脚，空着则不显示。", max_length=60, verbose_name="主办单位"
                    ),
                ),
                (
                    "record_number",
                    models.CharField(
                        blank=True, help_text="显示在页脚，空着则不显示。", max_length=60, verbose_name="备案号"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="确认时间")),
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
                "verbose_name_plural": "historical 本站",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "district",
                    models.CharField(
                        help_text="简称，如“江岸区”，用在标题和表头里。", max_length=30, verbose_name="本区名称"
                    ),
                ),
                (
                    "government",
                    models.CharField(
                        help_text="全称，如“武汉市江岸区人民政府”。报告的发文机关，导入的报告据此核对。",
                        max_length=60,
                        verbose_name="本级政府名称",
                    ),
                ),
                ("name", models.CharField(help_text="显示在每页的上方。", max_length=60, verbose_name="网站名称")),
                (
                    "organiser",
                    models.CharField(
                        blank=True, help_text="显示在页首和页脚，空着则不显示。", max_length=60, verbose_name="主办单位"
                    ),
                ),
                (
                    "record_number",
                    models.CharField(
                        blank=True, help_text="显示在页脚，空着则不显示。", max_length=60, verbose_name="备案号"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="确认时间")),
            ],
            options={
                "verbose_name": "本站",
                "verbose_name_plural": "本站",
                "base_manager_name": "objects",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="site_is_one_row")],
            },
        ),
        migrations.CreateModel(
            name="TimerRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "job",
                    models.CharField(
                        choices=[
                            ("publish_due", "定时发布"),
                            ("verify_editions", "核对版次与文件"),
                            ("send_reminders", "任务提醒"),
                            ("backup", "备份"),
                            ("restore", "恢复演练"),
                        ],
                        max_length=20,
                        unique=True,
                        verbose_name="事项",
                    ),
                ),
                ("ran_at", models.DateTimeField(verbose_name="最近运行")),
                ("succeeded_at", models.DateTimeField(blank=True, null=True, verbose_name="最近成功")),
                ("is_fault", models.BooleanField(default=False, verbose_name="最近一次没有成功")),
                ("said", models.CharField(blank=True, max_length=500, verbose_name="说明")),
            ],
            options={
                "verbose_name": "定时事项",
                "verbose_name_plural": "定时事项",
                "ordering": ["job"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="原文的数")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        max_length=10,
                        verbose_name="修饰",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="出处")),
                ("public_value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="当时已公开的数")),
                (
                    "public_qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "准确数"),
                            ("approx", "约（≈）"),
                            ("over", "余（略多于）"),
                            ("nearly", "近（略少于）"),
                            ("at_least", "不少于（≥）"),
                            ("at_most", "不超过（≤）"),
                        ],
                        max_length=10,
                        verbose_name="已公开数的修饰",
                    ),
                ),
                ("public_source", models.CharField(blank=True, max_length=200, verbose_name="已公开数的出处")),
                ("sentence", models.TextField(verbose_name="原句")),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("series", "沿用原已公开的数"), ("document", "改用原文的数")],
                        max_length=10,
                        verbose_name="取舍",
                    ),
                ),
                ("reason", models.CharField(blank=True, help_text="对外公开。", max_length=500, verbose_name="理由")),
                ("chosen_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="取舍时间")),
                (
                    "chosen_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="取舍人",
                    ),
                ),
                (
                    "figure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement",
                        to="indicators.figure",
                        verbose_name="数据",
                    ),
                ),
            ],
            options={
                "verbose_name": "原文记载",
                "verbose_name_plural": "原文记载",
                "ordering": ["-figure__year", "figure__indicator"],
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chosen_at__isnull", True), ("chosen_by__isnull", True)),
                            models.Q(("chosen_at__isnull", False), ("chosen_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="statement_chosen_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", ""), ("reason", "")),
                            models.Q(
                                models.Q(("choice", ""), _negated=True),
                                models.Q(("reason", ""), _negated=True),
                                ("chosen_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="statement_choice_has_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastPassword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="密码散列")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="设置时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账号",
                    ),
                ),
            ],
            options={
                "verbose_name": "用过的密码",
                "verbose_name_plural": "用过的密码",
                "ordering": ["-pk"],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(first_mark, migrations.RunPython.noop),
        migrations.RunPython(first_site, migrations.RunPython.noop),
    ]
