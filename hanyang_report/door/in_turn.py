"""Work on a file that somebody brings: few at once, so often an hour, nothing kept, and no word of it in a log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from hanyang_report.door.turns import Rate, asker, turn
from reports.reading.refusals import Refused

AT_ONCE = 2
PUBLIC_RATE = Rate(times=20, seconds=3600)
"""For who is not signed in."""
BUSY = "正在使用的人较多，请过一分钟再试。内容没有保存，请不要关闭本页或丢掉原稿。"
TOO_OFTEN = "这个地址一小时内使用的次数已满，请稍后再试，或登录后使用。"
BROKEN = "没有完成：程序出了错，已记入日志（日志里没有文件内容）。请联系系统管理员。"

logger = logging.getLogger(__name__)
Made = TypeVar("Made")
View = Callable[[HttpRequest], HttpResponseBase]


class NotNow(Refused):
    """Somebody has to come back later; `status` is what their browser is told."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


def in_turn(request: HttpRequest, work: str, make: Callable[[], Made]) -> Made:
    """What `make` makes. Raises Refused; an error of ours is logged without its words, which may be the file's."""
    if not request.user.is_authenticated and not PUBLIC_RATE.allows(work, asker(request)):
        raise NotNow(TOO_OFTEN, 429)
    with turn(work, AT_ONCE) as is_ours:
        if not is_ours:
            raise NotNow(BUSY, 503)
        try:
            return make()
        except Refused:
            raise
        except Exception as error:
            way = " ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__))
            logger.error("A file was not worked on: %s at %s", type(error).__name__, way)
            raise NotNow(BROKEN, 500) from None


def status_of(refused: Refused) -> int:
    return refused.status if isinstance(refused, NotNow) else 200


def kept_by_nobody(view: View) -> View:
    """No browser and nothing on the way keeps an answer; no error report holds what was posted."""

    @wraps(view)
    def unkept(request: HttpRequest) -> HttpResponseBase:
        return view(request)

    guarded: View = sensitive_post_parameters()(cache_control(private=True, no_store=True)(unkept))
    return guarded
