"""/api/v1/ as an OpenAPI 3.1 description: what programs and the page for people are told. Pure; written by hand.

Names of fields are promises, so they stand here once more: `tests` hold every answer against this.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
PREFIX = "/api/v1"
TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
MAYBE = {"type": ["string", "null"]}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
INDICATOR_CODE = {"type": "string", "pattern": "^(?!year$)[a-z][a-z0-9_]{0,79}$"}
YEAR = {"type": "integer", "minimum": 1, "maximum": 999_999_999}


def described(**properties: tuple[Json, str]) -> Json:
    """An object whose every field is there; each is its type and what it says."""
    fields = {name: kind | {"description": words} for name, (kind, words) in properties.items()}
    return {"type": "object", "properties": fields, "required": list(fields)}


def listed(items: Json) -> Json:
    return {"type": "array", "items": items}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


VALUE: dict[str, tuple[Json, str]] = {
    "year": (WHOLE, "年度"),
    "value": ({"type": "number"}, "数值；比率是百分数，98.5即98.5%"),
    "qualifier": ({"enum": ["", "approx", "over", "nearly", "at_least", "at_most"]}, "修饰，空为准确数"),
    "text": (TEXT, "带单位的写法"),
    "source": (TEXT, "来源"),
}
INDICATOR: dict[str, tuple[Json, str]] = {
    "code": (TEXT, "代码"),
    "name": (TEXT, "名称"),
    "unit": (TEXT, "单位"),
    "kind": ({"enum": ["count", "amount", "rate", "streak", "scope"]}, "类型"),
    "theme": (described(code=(TEXT, "代码"), name=(TEXT, "名称")), "主题"),
    "direction": ({"enum": ["higher", "lower", "maintain", "neutral"]}, "方向"),
    "definition": (TEXT, "口径"),
    "decimals": (WHOLE, "最多保留的小数位数"),
    "is_active": (FLAG, "是否在用"),
    "url": (ADDRESS, "详情地址"),
}
REPORT: dict[str, tuple[Json, str]] = {
    "year": (WHOLE, "年度"),
    "title": (TEXT, "标题"),
    "edition": (WHOLE, "版次"),
    "origin": ({"enum": ["imported", "published", "correction"]}, "来历"),
    "note": (TEXT, "公开说明"),
    "fingerprint": ({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "指纹（SHA-256）"),
    "previous_fingerprint": (TEXT, "上一版指纹，第1版为空"),
    "published_at": (MOMENT, "载入或发布本站的时间"),
    "published_elsewhere": (
        {"type": ["object", "null"]},
        "补录的报告原在何处发布：on 日期，url 网址，file_sha256 原件指纹，notice 说明",
    ),
    "url": (ADDRESS, "接口地址"),
    "page": (ADDRESS, "网页地址"),
    "downloads": ({"type": "object", "additionalProperties": ADDRESS}, "各种格式的下载地址"),
}
TASK: dict[str, tuple[Json, str]] = {
    "address": (TEXT, "编号"),
    "year": (WHOLE, "落实年度"),
    "title": (TEXT, "任务"),
    "area": (TEXT, "所属方面"),
    "source_phrase": (TEXT, "报告原文"),
    "source_url": (ADDRESS, "原文位置"),
    "measure": (TEXT, "怎样衡量"),
    "indicators": (listed(TEXT), "相关指标代码"),
    "status": (TEXT, "状态"),
    "status_text": (TEXT, "状态的写法"),
    "lead_department": (MAYBE, "牵头单位，待定为null"),
    "due_on": (MAYBE, "完成时限，待定为null"),
    "answer": ({"type": ["object", "null"]}, "报告的回应，该年度报告发布前为null"),
    "page": (ADDRESS, "网页地址"),
}
REMARK = described(
    year=(WHOLE, "年度"),
    effect=({"enum": ["note", "incomparable", "redefined"]}, "只作说明、不可比、口径变更"),
    text=(TEXT, "说明"),
)
SCHEMAS: Json = {
    "Resources": described(
        name=(TEXT, "网站名称"),
        version=(TEXT, "接口版本"),
        resources=({"type": "object", "additionalProperties": ADDRESS}, "各项内容的地址"),
    ),
    "Indicator": described(**INDICATOR),
    "IndicatorDetail": described(
        **INDICATOR,
        successor=(MAYBE, "接替本指标的指标代码"),
        series=(listed(described(**VALUE)), "历年数据，旧的在前；没有数据的年度不列出"),
        annotations=(listed(REMARK), "年度说明"),
    ),
    "Figure": described(
        indicator=(TEXT, "指标代码"), name=(TEXT, "指标名称"), unit=(TEXT, "单位"), kind=(TEXT, "类型"), **VALUE
    ),
    "Report": described(**REPORT),
    "ReportDetail": described(**REPORT, document=({"type": "object"}, "即report.json的内容")),
    "Task": described(**TASK),
    "Error": described(error=(TEXT, "一句话说明原因")),
}


def paged(name: str) -> Json:
    return described(
        count=(WHOLE, "共几条"),
        page=(WHOLE, "第几页"),
        pages=(WHOLE, "共几页"),
        next=(MAYBE, "下一页的地址"),
        previous=(MAYBE, "上一页的地址"),
        results=(listed(ref(name)), "本页各条"),
    )


PAGE: Json = {"name": "page", "in": "query", "description": "第几页，从1起", "schema": YEAR}
SIZE: Json = {"name": "size", "in": "query", "description": "每页几条，缺省100，最多500", "schema": YEAR}
OF_YEAR: Json = {"name": "year", "in": "query", "description": "年度", "schema": YEAR}
OF_INDICATOR: Json = {
    "name": "indicator",
    "in": "query",
    "description": "指标代码",
    "schema": INDICATOR_CODE,
}
CODE: Json = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "指标代码",
    "schema": INDICATOR_CODE,
}
REPORT_YEAR: Json = {
    "name": "year",
    "in": "path",
    "required": True,
    "description": "报告年度",
    "schema": {"type": "integer", "minimum": 2000, "maximum": 2099},
}
LISTS: dict[str, tuple[str, str, list[Json]]] = {
    "indicators": ("指标目录", "Indicator", []),
    "figures": ("已发布的数据，新的年度在前", "Figure", [OF_YEAR, OF_INDICATOR]),
    "reports": ("各年度报告的现行版次", "Report", []),
    "tasks": ("报告承诺的任务及其状态", "Task", [OF_YEAR]),
}
"""Each list: what it holds, of what, and what it can be asked."""


def description(*, title: str, server: str) -> Json:
    """The whole description. `server` is the site's own address."""
    paths: Json = {f"{PREFIX}/": operation("各项内容的地址", ref("Resources"), [])}
    for name, (words, schema, asked) in LISTS.items():
        paths[f"{PREFIX}/{name}/"] = operation(words, paged(schema), [*asked, PAGE, SIZE])
        paths[f"{PREFIX}/{name}.csv"] = operation(f"{words}（CSV，全部）", {"type": "string"}, asked, kind="text/csv")
    paths[f"{PREFIX}/indicators/{{code}}/"] = operation(
        "一项指标：口径、历年数据、年度说明", ref("IndicatorDetail"), [CODE]
    )
    paths[f"{PREFIX}/reports/{{year}}/"] = operation(
        "一份报告的全文、数据、图表、承诺", ref("ReportDetail"), [REPORT_YEAR]
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{title}数据接口", "version": "1", "description": "只读，只有已发布的数据，不需要账号。"},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }


def operation(words: str, answer: Json, parameters: list[Json], *, kind: str = "application/json") -> Json:
    """A GET with its answer and the ways it can fail."""
    failures = {"400": "参数没有意义"} if parameters else {}
    failures |= {"404": "没有这一页或这一项"} if parameters else {}
    refused = {"application/json": {"schema": ref("Error")}}
    responses: Json = {"200": {"description": "成功", "content": {kind: {"schema": answer}}}}
    responses |= {status: {"description": why, "content": refused} for status, why in failures.items()}
    responses["304"] = {"description": "与If-None-Match所说的相同"}
    return {"get": {"summary": words, "parameters": parameters, "responses": responses}}


def for_people(title: str, server: str) -> list[Json]:
    """The same as rows of a page: address, words, parameters, fields."""
    rows = []
    for path, methods in description(title=title, server=server)["paths"].items():
        asked = methods["get"]
        content = asked["responses"]["200"]["content"]
        schema = content.get("application/json", {}).get("schema", {})
        rows.append(
            {"path": path, "words": asked["summary"], "parameters": asked["parameters"], "fields": fields_of(schema)}
        )
    return rows


def fields_of(schema: Json) -> list[tuple[str, str, str]]:
    """Name, type and meaning of each field; of a list those of its rows."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    properties = schema.get("properties", {})
    if "results" in properties:
        return fields_of(properties["results"]["items"])
    return [(name, type_name(kind), kind["description"]) for name, kind in properties.items()]


def type_name(kind: Json) -> str:
    if "enum" in kind:
        return "、".join(value or "（空）" for value in kind["enum"])
    names = {
        "string": "文字",
        "integer": "整数",
        "number": "数",
        "boolean": "是否",
        "array": "列表",
        "object": "对象",
        "null": "或空",
    }
    kinds = kind.get("type", "object")
    return "".join(names[each] for each in ([kinds] if isinstance(kinds, str) else kinds))
