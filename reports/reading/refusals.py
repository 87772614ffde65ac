"""Why a file is not read: one Chinese sentence each, that says what to do."""

from __future__ import annotations


class Refused(ValueError):
    """The file as a whole is not taken in; the message is a Chinese sentence for the person who brought it."""


EMPTY = "这个文件是空的（0字节）。请重新选择文件。"
NO_TEXT = "文件里没有文字。请确认选对了文件，再重新上传。"
TOO_BIG = "文件超过10 MB。报告文稿通常不到1 MB，请删去图片后另存，再重新上传。"
TOO_LONG = "文件里的文字远多于一份年度报告。请只保留报告正文，再重新上传。"
SCANNED = "这份PDF是扫描件，读不出文字。请上传Word原稿，或先作文字识别再上传。"
PICTURE = "这是图片，不是文档。请上传Word、网页或文本文件。"
PICTURE_INSIDE = "文件名像文档，内容却是图片。请上传Word、网页或文本文件。"
LOCKED = "文件设有打开密码，读不了。请去掉密码后再上传。"
PDF_LOCKED = "这份PDF设有打开密码，读不了。请去掉密码后再上传。"
CUT = "文件不完整，可能没有下载完。请重新下载或另存后再上传。"
DAMAGED = "文件已损坏，读不出完整的文字。请在电脑上确认能打开后，另存一份再上传。"
OLD_WORD = "这是旧版的 .doc 或 .wps 格式，读不了。请用 Word 或 WPS 打开，另存为 .docx 后再上传。"
RICH = "这份RTF里有修订或隐藏文字，读不完整。请用 Word 或 WPS 打开，另存为 .docx 后再上传。"
NO_WORD = "这是压缩包或其他文件，不是Word文档。请上传 .docx、网页或文本文件。"
SPREADSHEET = "这是Excel表格，不是报告文稿。请上传Word、网页或文本文件。"
SLIDES = "这是演示文稿，不是报告文稿。请上传Word、网页或文本文件。"
SWOLLEN = "文件展开后异常庞大，为安全起见没有读取。请另存一份再上传。"
TOO_MANY = "文件里的部件异常多，为安全起见没有读取。请用Word打开，另存一份再上传。"
ODD = "文件结构异常，为安全起见没有读取。请用Word打开，另存为 .docx 后再上传。"
DECLARATIONS = "文件含有不允许的内容（实体声明），为安全起见没有读取。请用Word打开，另存为 .docx 后再上传。"
MACROS = "文件带有宏，为安全起见没有读取。请另存为不含宏的 .docx 后再上传。"
GARBLED = "文件里的文字是乱码，读不出来。请换一份原稿，或另存为UTF-8文本后再上传。"
BINARY = "这不是文本或文档，读不出文字。请上传Word、网页或文本文件。"
UNFIT = "这种格式读不了。请另存为 .docx 后再上传。"
NO_REPORT = "没有找到法治政府建设年度报告的正文。请核对文件，或上传Word原稿。"
TOO_MUCH = "文件展开后占用的内存过多，为安全起见没有读取。请另存为 .docx 或纯文本后再上传。"
TOO_SLOW = "文件内容过于复杂，没能在限定时间内读完。请另存为 .docx 或纯文本后再上传。"
FAILED = "读取程序没有正常运行，文件没有读入。请联系系统管理员查看日志。"
TWO_REPORTS = "文件里好像有{count}份报告（{years}）。请分成单独的文件，分别上传。"
OTHER_KIND = "这份文件像是{kind}，不是年度报告，没有导入。请核对后上传报告正文。"
