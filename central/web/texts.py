"""The words of the fleet page, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LANGUAGES: Final = ("zh_CN", "en")

_ZH: Final = {
    "title": "自助终端运行总览",
    "place": "烟台市政务服务 · 24 小时自助服务",
    "switch": "English",
    "live": "实时",
    "stale": "连接中断，正在重连",
    "online_rate": "在线率",
    "of_terminals": "{online} / {all} 台在线",
    "cases_today": "今日办件",
    "finished": "办结 {done} · 受理 {accepted} · 待补正 {supplement}",
    "backlog": "待上传",
    "oldest": "最久 {age}",
    "none_waiting": "全部已送达",
    "attention": "需要关注",
    "attention_detail": "严重 {critical} · 告警 {alarms} · 无法解读 {quarantined}",
    "terminals": "终端",
    "terminal": "终端编号",
    "site": "网点",
    "state": "状态",
    "seen": "最近心跳",
    "outbox": "待上传",
    "today": "今日办件",
    "devices": "外设",
    "software": "版本",
    "idle": "空闲",
    "busy": "办理中",
    "out_of_service": "暂停服务",
    "offline": "离线",
    "never": "未上线",
    "fork": "日志分叉",
    "cut": "日志缩短",
    "rewritten": "日志改写",
    "paper": "纸号重复",
    "attachment": "附件不符",
    "all_well": "正常",
    "since": "{time} 起",
    "joint": "、",
    "no_report": "—",
    "empty": "还没有登记终端。用 kiosk-central invite 邀请第一台。",
    "entries": "{count} 条",
    "ago": "{age}前",
    "s": "{n} 秒",
    "m": "{n} 分钟",
    "h": "{n} 小时",
    "d": "{n} 天",
}
_EN: Final = {
    "title": "Self-service terminals",
    "place": "Yantai government services · open 24 hours",
    "switch": "中文",
    "live": "Live",
    "stale": "Connection lost, trying again",
    "online_rate": "Online",
    "of_terminals": "{online} of {all} terminals",
    "cases_today": "Cases today",
    "finished": "{done} done · {accepted} accepted · {supplement} to be completed",
    "backlog": "Waiting to be sent",
    "oldest": "oldest {age}",
    "none_waiting": "everything has arrived",
    "attention": "Needs attention",
    "attention_detail": "{critical} critical · {alarms} alarms · {quarantined} unreadable",
    "terminals": "Terminals",
    "terminal": "Terminal",
    "site": "Site",
    "state": "State",
    "seen": "Last heard",
    "outbox": "To be sent",
    "today": "Cases today",
    "devices": "Devices",
    "software": "Version",
    "idle": "Idle",
    "busy": "In use",
    "out_of_service": "Out of service",
    "offline": "Offline",
    "never": "Never seen",
    "fork": "Log forked",
    "cut": "Log cut short",
    "rewritten": "Log rewritten",
    "paper": "Paper number used twice",
    "attachment": "Attachment altered",
    "all_well": "All well",
    "since": "since {time}",
    "joint": ", ",
    "no_report": "—",
    "empty": "No terminal is enrolled yet. Invite the first one with kiosk-central invite.",
    "entries": "{count}",
    "ago": "{age} ago",
    "s": "{n} s",
    "m": "{n} min",
    "h": "{n} h",
    "d": "{n} d",
}
TEXTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"zh_CN": _ZH, "en": _EN})


def age(texts: Mapping[str, str], seconds: float) -> str:
    """A length of time in its largest whole unit."""
    for unit, length in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds >= length:
            return texts[unit].format(n=int(seconds // length))
    return texts["s"].format(n=int(seconds))
