"""Why a file as a whole cannot be taken in, in sentences for the person who uploaded it."""

from __future__ import annotations


class Unreadable(ValueError):
    """The file as a whole cannot be taken in; the message is a Chinese sentence for the person who uploaded it."""


TOO_BIG = "文件超过2 MB。填报表通常只有几十KB，请从本系统重新下载填报表填写。"
DAMAGED = "文件不完整或已损坏，打不开。请在电脑上确认能打开后，另存为 .xlsx 再上传。"
SWOLLEN = "文件解压后异常庞大，为安全起见不予读取。请从本系统重新下载填报表填写。"
TOO_MUCH = "工作表里的内容远多于填报表应有的内容。请从本系统重新下载填报表，只填写浅黄色的格子。"
TOO_MANY_STYLES = "文件里积累的单元格样式过多，读不了。请从本系统重新下载填报表，把数字填进新表后再上传。"
MACROS = "文件里有宏，为安全起见不予读取。请另存为不含宏的 .xlsx 再上传。"
LINKS = "文件里有指向其他文件的链接，为安全起见不予读取。请在 Excel 的“数据—编辑链接”中断开链接后再上传。"
EMBEDDED = "文件里嵌入了其他文件或控件，为安全起见不予读取。请删除后再上传。"
ENCRYPTED = "文件设有打开密码，读不了。请去掉密码后再上传。"
DECLARATIONS = "文件里有不属于 Excel 工作簿的声明，为安全起见不予读取。请从本系统重新下载填报表填写。"
LONG_TEXT = "有的格子里文字过长。请缩短后再上传：备注不超过500字，数据来源不超过200字。"


def merged(cells: str) -> Unreadable:
    return Unreadable(f"{cells[:20]}是合并单元格，会让数字对不上指标。请取消合并后再上传。")


def hidden(row: int) -> Unreadable:
    return Unreadable(f"第{row}行被隐藏了。请取消隐藏和筛选后再上传，以免提交看不见的数据。")


def outside(place: str) -> Unreadable:
    return Unreadable(f"{place}还有内容，超出了填报表的范围。请删除表格以外的内容再上传。")
