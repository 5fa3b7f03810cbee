"""Samples of finding a service, of repeated answers, and of paying."""

from dataclasses import replace
from typing import Final

from kiosk_app.flow.screens import (
    BrowseScreen,
    Frame,
    GroupRow,
    GroupScreen,
    GuideScreen,
    HandoverScreen,
    IdentityScreen,
    MaterialRow,
    MaterialsScreen,
    Message,
    PagesScreen,
    PayScreen,
    PortraitScreen,
    Tile,
    VerdictScreen,
    WaitScreen,
)
from ui.samples.base import Base, back_exit, go

EVERY_WAY: Final = ("photo", "capture", "later")
CATEGORIES = (
    ("social_security", "社会保险", "Social insurance", "shield-check"),
    ("medical", "医疗保险", "Medical insurance", "first-aid-kit"),
    ("birth", "生育收养", "Birth and adoption", "baby-carriage"),
    ("housing", "住房不动产", "Housing and real estate", "home"),
    ("vehicles", "交通出行", "Driving and vehicles", "car"),
    ("elderly", "养老服务", "Retirement and the elderly", "old"),
    ("disability", "扶残助困", "Disability and hardship", "disabled"),
    ("utilities", "水电气暖", "Water, power, gas, heating", "plug"),
)


class Findings(Base):
    def categories(self) -> tuple[Tile, ...]:
        return tuple(Tile(f"category:{name}", self.say(zh, en), "", icon, "") for name, zh, en, icon in CATEGORIES)

    def _found(self) -> tuple[Tile, ...]:
        say = self.say
        office = say("人力资源和社会保障局", "Human Resources and Social Security")
        return (
            Tile(
                "y10",
                say("企业职工退休一件事", "Retirement in one go"),
                say("7 项合一，少交 5 份材料", "Seven services, five papers fewer"),
                "old",
                office,
            ),
            Tile(
                "k03",
                say("养老待遇资格认证", "Proof of life for a pension"),
                say("一分钟认证", "In a minute"),
                "user-check",
                office,
                None,
                Message("item.closed", (("time", "11-27 08:30"),)),
            ),
            Tile(
                "k02",
                say("社保缴费记录打印", "Contribution record"),
                say("近五年", "The last five years"),
                "file-text",
                office,
                Message("closed.hours", (("time", "11-27 08:30"),)),
            ),
        )

    def browse(self) -> BrowseScreen:
        frame = self.frame(
            "browse.title", "", -1, go("exit", "nav.home", icon="home"), category=self.say("养老服务", "Retirement")
        )
        return BrowseScreen(frame, self._found())

    def search(self) -> BrowseScreen:
        frame = self.frame("search.title", "search.hint", -1, go("exit", "nav.home", icon="home"))
        return BrowseScreen(frame, self._found()[:2], searching=True, query="tuix")

    def guide(self) -> GuideScreen:
        say = self.say
        frame = self.frame(
            "guide.title", "", -1, go("exit", "nav.exit"), name=say("港澳台签注", "Endorsement for Hong Kong and Macau")
        )
        return GuideScreen(
            frame,
            (
                say("这项业务要在出入境专用自助机上办。", "This needs the dedicated exit-entry machine."),
                say("带上通行证和身份证。", "Bring your travel permit and your ID card."),
            ),
            (
                (Message("notice.org"), say("烟台市公安局出入境管理支队", "Exit-Entry Administration")),
                (Message("notice.tel"), "12367"),
            ),
        )

    def sites(self) -> BrowseScreen:
        say = self.say
        frame = self.frame(
            "text", "sites.hint", -1, go("exit", "nav.home", icon="home"), text=say("就近网点", "Nearby")
        )
        closed = Message("closed.hours", (("time", "11-27 08:30"),))
        near, far = Message("sites.near", (("minutes", "8"),)), Message("sites.minutes", (("minutes", "26"),))
        bank, street = (
            say("合作银行迎春大街支行", "Partner bank, Yingchun branch"),
            say("莱山区迎春大街", "Yingchun Street"),
        )
        hall, road = say("芝罘区政务服务中心", "Zhifu District Service Centre"), say("芝罘区市府街", "Shifu Street")
        return BrowseScreen(
            frame,
            (
                Tile("bank", bank, street, "building-bank", "", detail=near),
                Tile(
                    "zhifu",
                    hall,
                    road,
                    "building-community",
                    "",
                    note=closed,
                    detail=far,
                ),
            ),
        )

    def site(self) -> GuideScreen:
        say = self.say
        title = say("合作银行迎春大街支行", "Partner bank, Yingchun branch")
        frame = self.frame("text", "sites.open", -1, *back_exit(), text=title)
        return GuideScreen(
            frame,
            (say("自助终端在大堂，营业时间内可用。", "The terminal is in the lobby during opening hours."),),
            (
                (Message("sites.address"), say("莱山区迎春大街", "Yingchun Street")),
                (Message("notice.tel"), "12345"),
                (Message("sites.way"), Message("sites.near", (("minutes", "8"),))),
                (Message("sites.services"), Message("sites.all")),
            ),
        )

    def needs(self) -> GuideScreen:
        say = self.say
        frame = self.frame(
            "needs.title", "", -1, *back_exit(), go("print", "guide.print", icon="printer"),
            name=say("居住证申领", "Residence permit"),
        )  # fmt: skip
        return GuideScreen(
            frame,
            (
                say("带上本人证件原件。", "Bring your own identity document."),
                say(
                    "居住证明：由部门共享数据核验，不用带；查不到时再补。",
                    "Proof of residence: looked up with the police.",
                ),
                say("在屏幕上手写签名。", "You sign on the screen."),
                say("受理后 15 个工作日内办结。", "Decided within 15 working days."),
            ),
            (
                (Message("notice.org"), say("烟台市公安局", "Public Security Bureau")),
                (Message("notice.tel"), "12345"),
            ),
        )

    def group(self) -> GroupScreen:
        say = self.say
        member = say("家庭成员", "Member")
        return GroupScreen(
            self.frame(
                "form.title", "", 2, *back_exit(), go("add", "form.add", "secondary", icon="plus"), go("next"), n="3",
                of="6",
            ),
            "members",
            say("共济给哪些家人？", "Who in the family may use your account?"),
            say("最多五位", "Five at most"),
            (
                GroupRow(0, f"{member} 1", say("李* · 配偶", "Li* · Spouse")),
                GroupRow(1, f"{member} 2", say("王** · 子女", "Wan* · Child")),
            ),
            removable=True,
            number=3,
            of=6,
        )  # fmt: skip

    def materials_open(self) -> MaterialsScreen:
        say = self.say
        return MaterialsScreen(
            self.frame("mat.title", "mat.hint", 3, *back_exit(), go("next", enabled=False)),
            (
                MaterialRow(say("结婚证", "Marriage certificate"), "exempt", Message("mat.exempt_licence"), "a"),
                MaterialRow(say("照片", "Photo"), "missing", Message("mat.missing_later"), "b", EVERY_WAY),
                MaterialRow(say("户口簿", "Household book"), "given", Message("mat.given"), "c", ("undo",)),
                MaterialRow(
                    say("毕业证", "Diploma"), "later", Message("mat.later", (("date", "2026-12-03"),)), "d", ("undo",)
                ),
            ),
        )

    def party(self) -> IdentityScreen:
        whose = self.say("共有人", "Co-owner")
        buttons = (*back_exit(), go("later", "id.party_later", "secondary"))
        return IdentityScreen(self.frame("id.party_title", "id.party_hint", 5, *buttons, whose=whose), "waiting", whose)

    def pay(self) -> PayScreen:
        return PayScreen(
            self.frame("pay.title", "pay.hint", 5, go("back", "pay.cancel", "secondary")),
            "https://pay.example.invalid/o/20261126-000123",
            self.say("城乡居民基本医疗保险费（2027 年）", "Residents' medical insurance for 2027"),
            "400.00",
        )

    def pages(self, *, online: bool = True) -> PagesScreen:
        phone = go("phone", "copy.phone" if online else "copy.phone_offline", "secondary", enabled=online)
        buttons = (
            go("exit", "nav.exit", "quiet"),
            go("scan", "copy.scan_more", "secondary", icon="plus"),
            go("fewer", "copy.fewer", "secondary", icon="minus"),
            go("more", "copy.more", "secondary", icon="plus"),
            replace(phone, icon="device-mobile"),
            go("print", "copy.print", icon="printer"),
        )
        return PagesScreen(self.frame("copy.pages_title", "copy.pages_hint", -1, *buttons, pages="3"), 3, 2, 6)

    def pages_offline(self) -> PagesScreen:
        return self.pages(online=False)

    def handover(self) -> HandoverScreen:
        shown = self.frame("copy.phone_title", "copy.phone_hint", -1, *back_exit())
        return HandoverScreen(shown, "https://scans.example.invalid/take/7dHq2m0Xr5Ww#q1w2e3r4t5y6u7i8o9p0a1s2")

    def paper(self) -> WaitScreen:
        frame = self.frame(
            "paper.title", "paper.hint", -1, go("exit", "nav.exit"), go("type", "paper.type", icon="pencil")
        )
        return WaitScreen(frame, "paper_code")

    def verdict(self) -> VerdictScreen:
        say = self.say
        facts = (
            (Message("paper.fact_title"), say("个人参保证明", "Proof of insurance")),
            (Message("paper.fact_issuer"), say("烟台市人力资源和社会保障局", "Human Resources and Social Security")),
            (Message("paper.fact_holder"), "王**"),
            (Message("paper.fact_number"), "370699260105009000001"),
            (Message("paper.fact_code"), "ABCD-EFGH-2345-6777"),
            (Message("paper.fact_day"), "2026-11-26"),
        )
        return VerdictScreen(self._judged("genuine"), "ok", facts)

    def verdict_altered(self) -> VerdictScreen:
        return VerdictScreen(self._judged("altered"), "danger", ())

    def verdict_away(self) -> VerdictScreen:
        return VerdictScreen(self._judged("away"), "warn", ())

    def _judged(self, verdict: str) -> Frame:
        again = go("another", "paper.another", "primary", icon="refresh")
        return self.frame(f"paper.{verdict}", f"paper.{verdict}_hint", -1, go("exit", "nav.exit"), again)

    def portrait(self) -> PortraitScreen:
        frame = self.frame("photo.title", "photo.hint", 3, *back_exit())
        return PortraitScreen(frame, live=True, advice=Message("photo.closer"))

    def portrait_taken(self) -> PortraitScreen:
        again, use = go("again", "photo.again", icon="refresh"), go("use", "photo.use", "primary", icon="check")
        return PortraitScreen(
            self.frame("photo.shown_title", "photo.shown_hint", 3, go("exit", "nav.exit"), again, use), live=False
        )
