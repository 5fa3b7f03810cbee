"""Samples of how a visit begins: home, notice, identity."""

from dataclasses import replace

from kiosk_app.flow.screens import (
    CodeScreen,
    ConsentScreen,
    FaceScreen,
    Frame,
    HomeScreen,
    IdentityScreen,
    Message,
    Notice,
    NoticeScreen,
    PinScreen,
    Tile,
    WaysScreen,
)
from ui.samples.base import back_exit, go
from ui.samples.findings import Findings


class Beginnings(Findings):
    def home(self) -> HomeScreen:
        return HomeScreen(
            frame=self.frame("home.title", "home.hint", seconds=0.0),
            tiles=self._tiles(),
            site=self._site(),
            categories=self.categories(),
        )

    def home_closed(self) -> HomeScreen:
        frame = self.frame("home.title", "home.hint", seconds=0.0)
        tiles = self._tiles()
        closed = [
            Tile(t.id, t.name, t.summary, t.icon, t.department, Message(reason))
            for t, reason in zip(tiles[1:3], ("closed.page_printer", "closed.reader"), strict=True)
        ]
        return HomeScreen(
            frame=Frame(frame.serial, frame.language, frame.title, frame.hint, online=False),
            tiles=(tiles[0], *closed, *tiles[3:]),
            site=self._site(),
            recovered=Notice(
                Message("home.recovered"),
                "YT-2406-000128",
                go("reprint", "home.reprint", "primary", icon="printer"),
            ),
        )

    def home_message(self) -> HomeScreen:
        message = self.say(
            "本周六 8:00–12:00 系统升级，社保业务暂停办理，请提前安排。",
            "System upgrade this Saturday 8:00–12:00: social insurance services will be down. Please plan ahead.",
        )
        return replace(self.home(), message=message)

    def _site(self) -> str:
        return self.say("烟台市政务服务中心", "Yantai Government Service Centre")

    def _tiles(self) -> tuple[Tile, ...]:
        return (
            Tile(
                "y10",
                self.say("企业职工退休一件事", "Retirement in one go"),
                self.say("7 项合一，少交 5 份材料", "Seven services, five papers fewer"),
                "armchair",
                self.say("人力资源和社会保障局", "Human Resources and Social Security"),
            ),
            Tile(
                "k01",
                self.say("社保权益记录单打印", "Print your social insurance record"),
                self.say("刷身份证，一分钟拿到", "With your ID card, in a minute"),
                "shield-check",
                self.say("人力资源和社会保障局", "Human Resources and Social Security"),
            ),
            Tile(
                "k08",
                self.say("异地就医备案", "Registration for medical care elsewhere"),
                self.say("当场办结，不用材料", "Done at once, no papers"),
                "stethoscope",
                self.say("医疗保障局", "Healthcare Security"),
            ),
            Tile(
                "k12",
                self.say("无房证明", "Certificate of no property"),
                self.say("立等可取，带电子印章", "While you wait, with e-seal"),
                "home-check",
                self.say("自然资源和规划局", "Natural Resources and Planning"),
            ),
            Tile(
                "k15",
                self.say("完税证明打印", "Tax payment certificate"),
                self.say("近三年记录", "The last three years"),
                "receipt-tax",
                self.say("税务局", "Taxation"),
            ),
            Tile("search", "", "", "search", ""),
            Tile("progress", "", "", "file-search", ""),
        )

    def notice(self) -> NoticeScreen:
        say = self.say
        return NoticeScreen(
            self.frame(
                "notice.title",
                "notice.hint",
                0,
                go("exit", "nav.exit", "quiet"),
                go("needs", "notice.needs", "secondary", icon="list-check"),
                go("for_another", "notice.for_another", "secondary", icon="users"),
                go("agree", "notice.continue", "primary"),
            ),
            (
                (Message("notice.org"), say("烟台市医疗保障局", "Yantai Healthcare Security Administration")),
                (Message("notice.purpose"), say("办理异地就医备案", "To register your medical care elsewhere")),
                (
                    Message("notice.data"),
                    say(
                        "姓名、身份号码、手机号、备案地区、备案起止日期",
                        "Name, ID number, mobile number, place and dates of the registration",
                    ),
                ),
                (
                    Message("notice.keep"),
                    say(
                        "办结后按档案规定保存，本机办完即清除",
                        "As the archives law says; this terminal forgets at once",
                    ),
                ),
                (Message("notice.tel"), "0535-12345"),
            ),
            say(
                "《中华人民共和国个人信息保护法》第十三条第一款第三项",
                "Personal Information Protection Law, Article 13(1)(3)",
            ),
        )

    def identity(self) -> IdentityScreen:
        return IdentityScreen(self.frame("id.title", "id.hint", 1, *back_exit()), "waiting")

    def identity_or_code(self) -> IdentityScreen:
        frame = self.frame("id.title", "id.hint_or_code", 1, *back_exit())
        return IdentityScreen(frame, "waiting", code=go("code", "code.way", icon="qrcode"))

    def identity_or_later(self) -> IdentityScreen:
        resting = go("code", "code.offline", enabled=False, icon="qrcode")
        frame = self.frame("id.title", "id.hint", 1, *back_exit())
        return IdentityScreen(frame, "failed", problem=Message("id.fail"), code=resting)

    def code(self) -> CodeScreen:
        return CodeScreen(self._code("code.hint"), "https://codes.example.invalid/my-phone/logins/a/b", True)

    def code_used(self) -> CodeScreen:
        return CodeScreen(self._code("code.hint"), "", True, Message("code.used"))

    def code_scan(self) -> CodeScreen:
        return CodeScreen(self._code("code.hint_scan"), "https://codes.example.invalid/my-phone/logins/a/b", False)

    def _code(self, hint: str) -> Frame:
        return self.frame(
            "code.title", hint, 1, go("exit", "nav.exit", "quiet"), go("back", "code.by_card", "secondary")
        )

    def consent(self) -> ConsentScreen:
        service = self.say("员工录用一件事", "Hire an employee")
        buttons = go("exit", "nav.exit", "quiet"), go("no", "consent.no", "secondary"), go("agree", "consent.agree")
        frame = replace(
            self.frame("consent.title", "", 1, *buttons), hint=Message("consent.hint", (("service", service),))
        )
        data = ("name", "number", "sex", "birth", "address", "enterprise", "uscc")
        enterprise = self.say("烟台虚拟制造有限公司", "Yantai Fictitious Manufacturing Ltd")
        return ConsentScreen(frame, tuple(Message(f"consent.{one}") for one in data), enterprise)

    def ways(self) -> WaysScreen:
        face, pin = go("face", "face.way", icon="face-id"), go("pin", "pin.way", icon="lock")
        return WaysScreen(self.frame("ways.title", "ways.hint", 1, *back_exit()), face, pin)

    def ways_again(self) -> WaysScreen:
        return replace(self.ways(), problem=Message("face.missed"))

    def ways_resting(self) -> WaysScreen:
        return replace(self.ways(), face=go("face", "face.way", enabled=False, icon="face-id"))

    def face(self) -> FaceScreen:
        other = go("pin", "face.other", "secondary", icon="lock")
        frame = self.frame("face.title", "face.hint", 1, go("exit", "nav.exit", "quiet"), other)
        return FaceScreen(frame, Message("photo.closer"))

    def identity_failed(self) -> IdentityScreen:
        return IdentityScreen(self.frame("id.title", "id.hint", 1, *back_exit()), "failed", problem=Message("id.fail"))

    def pin(self) -> PinScreen:
        return PinScreen(self.frame("pin.title", "pin.hint", 1, *back_exit()), 3, 6)

    def pin_instead(self) -> PinScreen:
        return replace(self.pin(), entered=0, problem=Message("face.missed_twice"))

    def pin_wrong(self) -> PinScreen:
        problem = Message("pin.wrong", (("n", "2"),))
        return PinScreen(self.frame("pin.title", "pin.hint", 1, *back_exit()), 0, 6, problem)
