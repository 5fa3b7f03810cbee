"""One screen of every kind with synthetic people, for the gallery and the tests to look at."""

from collections.abc import Mapping

from kiosk_app.flow.screens import (
    Action,
    ChoiceScreen,
    EndScreen,
    Frame,
    HomeScreen,
    IdentityScreen,
    Language,
    MaterialRow,
    MaterialsScreen,
    Message,
    Notice,
    NoticeScreen,
    Option,
    PinScreen,
    ProblemScreen,
    ProgressAskScreen,
    ProgressScreen,
    QuestionScreen,
    RateScreen,
    ResultScreen,
    ReviewRow,
    ReviewScreen,
    Role,
    Screen,
    SignScreen,
    StepMark,
    StepState,
    Tile,
    WaitScreen,
)

STEPS = ("notice", "identity", "form", "materials", "review", "sign", "submit", "slip")
FORM = 2


class Samples:
    """Sample screens in one language; `all` names each of them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._serial = 0

    def say(self, chinese: str, english: str) -> str:
        return chinese if self._language == "zh_CN" else english

    def frame(
        self, title: str, hint: str = "", step: int = -1, *actions: Action, seconds: float = 90.0, **params: str
    ) -> Frame:
        self._serial += 1
        states = [
            StepState.DONE if n < step else StepState.CURRENT if n == step else StepState.TODO
            for n in range(len(STEPS))
        ]
        return Frame(
            serial=self._serial,
            language=self._language,
            title=Message(title, tuple(params.items())),
            hint=Message(hint) if hint else None,
            service=self.say("异地就医备案", "Registration for medical care elsewhere") if step >= 0 else "",
            steps=tuple(StepMark(Message(f"step.{name}"), state) for name, state in zip(STEPS, states, strict=True))
            if step >= 0
            else (),
            actions=actions,
            seconds=seconds,
        )

    def home(self) -> HomeScreen:
        return HomeScreen(
            frame=self.frame("home.title", "home.hint", seconds=0.0), tiles=self._tiles(), site=self._site()
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
                _go("reprint", "home.reprint", "primary", icon="printer"),
            ),
        )

    def _site(self) -> str:
        return self.say("烟台市政务服务中心 · 24 小时不打烊", "Yantai Government Service Centre · open 24 hours")

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
            Tile(
                "progress",
                "",
                "",
                "file-search",
                "",
            ),
        )

    def notice(self) -> NoticeScreen:
        say = self.say
        return NoticeScreen(
            self.frame(
                "notice.title",
                "notice.hint",
                0,
                _go("exit", "nav.disagree", "secondary"),
                _go("next", "nav.agree", "primary"),
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
        return IdentityScreen(self.frame("id.title", "id.hint", 1, *_back_exit()), "waiting")

    def identity_failed(self) -> IdentityScreen:
        return IdentityScreen(self.frame("id.title", "id.hint", 1, *_back_exit()), "failed", Message("id.fail"))

    def pin(self) -> PinScreen:
        return PinScreen(self.frame("pin.title", "pin.hint", 1, *_back_exit()), 3, 6)

    def pin_wrong(self) -> PinScreen:
        problem = Message("pin.wrong", (("n", "2"),))
        return PinScreen(self.frame("pin.title", "pin.hint", 1, *_back_exit()), 0, 6, problem)

    def _question(self, number: int) -> Frame:
        return self.frame("form.title", "", FORM, *_back_exit(), _go("next"), n=str(number), of="6")

    def choice(self) -> QuestionScreen:
        say = self.say
        options = (
            Option("1", say("异地安置退休人员", "Retired and settled elsewhere")),
            Option(
                "2",
                say("异地长期居住人员", "Living elsewhere for long"),
                hint=say("有居住证的", "With a permit"),
            ),
            Option("3", say("常驻异地工作人员", "Working elsewhere")),
            Option("4", say("临时外出就医", "Treatment on a journey"), hint=say("有效期六个月", "For six months")),
        )
        return QuestionScreen(
            self._question(1), "kind", say("您属于哪一种情况？", "Which applies to you?"), "", "choice", "2", options
        )

    def choices(self) -> QuestionScreen:
        say = self.say
        options = (
            Option("water", say("水", "Water")),
            Option("power", say("电", "Electricity")),
            Option("gas", say("燃气", "Gas")),
            Option("heat", say("供暖", "Heating")),
        )
        return QuestionScreen(
            self._question(2),
            "transfer",
            say("一起过户哪些？", "What shall be transferred too?"),
            say("可以选几项", "You may choose several"),
            "choices",
            "water,gas",
            options,
        )

    def area(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(3),
            "area",
            self.say("去哪里看病？", "Where will you be treated?"),
            "",
            "area",
            "",
            self._areas(),
        )

    def area_city(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(3),
            "area",
            self.say("去哪里看病？", "Where will you be treated?"),
            "",
            "area",
            "370200",
            self._areas(),
        )

    def _areas(self) -> tuple[Option, ...]:
        shandong = self.say("山东省", "Shandong")
        cities = (
            ("370100", "济南市", "Jinan"),
            ("370200", "青岛市", "Qingdao"),
            ("370300", "淄博市", "Zibo"),
            ("370600", "烟台市", "Yantai"),
            ("371000", "威海市", "Weihai"),
        )
        others = (
            ("110000", "北京市", "Beijing"),
            ("120000", "天津市", "Tianjin"),
            ("130100", "河北省", "Hebei"),
            ("140100", "山西省", "Shanxi"),
            ("150100", "内蒙古自治区", "Inner Mongolia"),
            ("210100", "辽宁省", "Liaoning"),
            ("220100", "吉林省", "Jilin"),
            ("230100", "黑龙江省", "Heilongjiang"),
            ("310000", "上海市", "Shanghai"),
            ("320100", "江苏省", "Jiangsu"),
            ("330100", "浙江省", "Zhejiang"),
            ("340100", "安徽省", "Anhui"),
            ("350100", "福建省", "Fujian"),
            ("450100", "广西壮族自治区", "Guangxi"),
            ("540100", "西藏自治区", "Tibet"),
            ("640100", "宁夏回族自治区", "Ningxia"),
            ("650100", "新疆维吾尔自治区", "Xinjiang"),
        )
        return (
            *(Option(code, self.say(zh, en), shandong) for code, zh, en in cities),
            *(Option(code, self.say(zh, en), self.say(zh, en)) for code, zh, en in others),
        )

    def date(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(4),
            "from",
            self.say("从哪天开始？", "From which day?"),
            self.say("最早今天", "Today at the earliest"),
            "date",
            "2035-03-08",
            earliest="2020-01-01",
            latest="2040-12-31",
        )

    def month(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(4),
            "retire",
            self.say("您想哪个月退休？", "In which month will you retire?"),
            "",
            "month",
            "",
            earliest="2020-01",
            latest="2040-12",
        )

    def digits(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(5),
            "sjh",
            self.say("您的手机号是？", "What is your mobile number?"),
            self.say("办理结果会发到这个号码", "The result will be sent to it"),
            "digits",
            "138000",
            max_length=11,
            source="share",
        )

    def digits_wrong(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(5),
            "sjh",
            self.say("您的手机号是？", "What is your mobile number?"),
            "",
            "digits",
            "12800000000",
            max_length=11,
            problem=self.say("手机号是 1 开头的 11 位数字，请核对。", "A mobile number has 11 digits. Please check."),
        )

    def text(self) -> QuestionScreen:
        return QuestionScreen(
            self._question(6),
            "mail",
            self.say("您的邮箱地址是？", "What is your e-mail address?"),
            self.say("可以不填", "You may skip it"),
            "text",
            "wang",
            max_length=60,
        )

    def materials(self) -> MaterialsScreen:
        say = self.say
        source = say("公安厅", "the police")
        return MaterialsScreen(
            self.frame("mat.title", "mat.hint", 3, *_back_exit(), _go("next", enabled=False)),
            (
                MaterialRow(say("居民身份证", "Identity card"), "exempt", Message("mat.exempt_card")),
                MaterialRow(
                    say("居民户口簿", "Household book"),
                    "exempt",
                    Message("mat.exempt_share", (("source", source),)),
                ),
                MaterialRow(say("长期居住承诺", "Proof of residence"), "promise", Message("mat.by_promise")),
                MaterialRow(say("转诊证明", "Referral"), "missing", Message("mat.missing")),
            ),
            say(
                "本人承诺在备案地长期居住，所填信息真实有效；如有不实，愿意承担相应责任。",
                "I declare that I live there for long and that what I state is true; I answer for it if it is not.",
            ),
        )

    def review(self) -> ReviewScreen:
        say = self.say
        return ReviewScreen(
            self.frame("review.title", "review.hint", 4, *_back_exit(), _go("next")),
            (
                ReviewRow(say("姓名", "Name"), "王*", "王测试", "card"),
                ReviewRow(say("身份号码", "ID number"), "3706**********0018", "370699195001010018", "card"),
                ReviewRow(
                    say("情况", "Situation"),
                    say("异地长期居住人员", "Living elsewhere for long"),
                    say("异地长期居住人员", "Living elsewhere for long"),
                    edit="kind",
                ),
                ReviewRow(
                    say("备案地", "Place"),
                    say("山东省 青岛市", "Qingdao"),
                    say("山东省 青岛市", "Qingdao"),
                    edit="area",
                ),
                ReviewRow(say("手机号", "Mobile number"), "138****0000", "13800000000", "share", edit="sjh"),
            ),
        )

    def sign(self) -> SignScreen:
        return SignScreen(
            self.frame("sign.title", "sign.hint", 5, *_back_exit(), _go("next", "nav.ok", "primary")),
            self.say(
                "本人申请办理异地就医备案，所填信息真实有效，如有不实愿承担相应责任。",
                "I apply for registration of medical care elsewhere; what I state is true, and I answer for it.",
            ),
        )

    def wait(self) -> WaitScreen:
        return WaitScreen(self.frame("wait.submit", "wait.submit.hint", 6, seconds=0.0), "wait")

    def wait_print(self) -> WaitScreen:
        return WaitScreen(self.frame("wait.print_slip", "wait.print_slip.hint", 7, seconds=0.0), "print_slip", 0.6)

    def result_accepted(self) -> ResultScreen:
        say = self.say
        return ResultScreen(
            self.frame("result.accepted_title", "result.accepted_hint", 7, _go("next", "nav.finish", "primary")),
            "done",
            (
                (Message("result.case_number"), "370600-2406-0018273"),
                (Message("result.service"), say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("result.time"), "2035-03-08 21:04"),
            ),
            (Message("result.next_sms"), Message("result.next_progress")),
        )

    def result_received(self) -> ResultScreen:
        say = self.say
        return ResultScreen(
            self.frame("result.received_title", "result.received_hint", 7, _go("next", "nav.finish", "primary")),
            "queued",
            (
                (Message("result.local_number"), "YT-2406-000128"),
                (Message("result.service"), say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("result.time"), "2035-03-08 21:04"),
            ),
            (Message("result.next_auto"), Message("result.next_sms"), Message("result.next_progress")),
            Message("result.slip_failed"),
        )

    def choice_machine(self) -> ChoiceScreen:
        return ChoiceScreen(
            self.frame(
                "print.ask_title",
                "print.ask_slip_hint",
                7,
                _go("yes", "print.yes", "secondary"),
                _go("no", "print.no", "secondary"),
                _go("exit", "nav.exit", "quiet"),
            ),
            "print_slip",
        )

    def rate(self) -> RateScreen:
        levels = tuple((n, Message(f"rate.{n}")) for n in ("5", "4", "3", "2", "1"))
        return RateScreen(self.frame("rate.title", "rate.hint", 7, _go("skip", "rate.skip", "secondary")), levels)

    def end(self) -> EndScreen:
        return EndScreen(self.frame("end.title", "end.check", -1, seconds=20.0), True, True)

    def end_done(self) -> EndScreen:
        return EndScreen(self.frame("end.done", "", -1, seconds=5.0), False, False)

    def progress_ask(self) -> ProgressAskScreen:
        frame = self.frame("progress.title", "progress.hint", -1, *_back_exit(), _go("next", "nav.ok", "primary"))
        return ProgressAskScreen(frame, "YT-2406")

    def progress_unknown(self) -> ProgressAskScreen:
        frame = self.frame("progress.title", "progress.hint", -1, *_back_exit(), _go("next", "nav.ok", "primary"))
        return ProgressAskScreen(frame, "YT-2406-999999", Message("progress.unknown"))

    def progress(self) -> ProgressScreen:
        stages: Mapping[str, StepState] = {
            "received": StepState.DONE,
            "accepted": StepState.CURRENT,
            "done": StepState.TODO,
        }
        return ProgressScreen(
            self.frame("progress.title.accepted", "", -1, _go("home", "nav.home", "primary")),
            (
                (Message("progress.number"), "370600-2406-0018273"),
                (Message("result.service"), self.say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("progress.updated"), "2035-03-08 21:04"),
            ),
            tuple(StepMark(Message(f"progress.state.{name}"), state) for name, state in stages.items()),
        )

    def problem(self) -> ProblemScreen:
        return ProblemScreen(
            self.frame(
                "problem.device_title",
                "problem.device_hint",
                1,
                _go("home", "nav.home", "secondary"),
                _go("retry", "nav.retry", "primary"),
            )
        )

    def warning(self) -> IdentityScreen:
        frame = self.frame("id.title", "id.hint", 1, *_back_exit(), seconds=28.0)
        return IdentityScreen(
            Frame(
                frame.serial,
                frame.language,
                frame.title,
                frame.hint,
                frame.service,
                frame.steps,
                frame.actions,
                28.0,
                True,
            ),
            "waiting",
        )

    def all(self) -> Mapping[str, Screen]:
        """Every sample by its name, each a new value with its own serial."""
        return {
            "home": self.home(),
            "home-closed": self.home_closed(),
            "notice": self.notice(),
            "identity": self.identity(),
            "identity-failed": self.identity_failed(),
            "pin": self.pin(),
            "pin-wrong": self.pin_wrong(),
            "question-choice": self.choice(),
            "question-choices": self.choices(),
            "question-area": self.area(),
            "question-city": self.area_city(),
            "question-date": self.date(),
            "question-month": self.month(),
            "question-digits": self.digits(),
            "question-digits-wrong": self.digits_wrong(),
            "question-text": self.text(),
            "materials": self.materials(),
            "review": self.review(),
            "sign": self.sign(),
            "wait": self.wait(),
            "wait-print": self.wait_print(),
            "result-accepted": self.result_accepted(),
            "result-received": self.result_received(),
            "choice": self.choice_machine(),
            "rate": self.rate(),
            "end": self.end(),
            "end-done": self.end_done(),
            "progress-ask": self.progress_ask(),
            "progress-unknown": self.progress_unknown(),
            "progress": self.progress(),
            "problem": self.problem(),
            "warning": self.warning(),
        }


def _go(name: str, text: str = "nav.next", role: Role = "primary", *, enabled: bool = True, icon: str = "") -> Action:
    return Action(name, Message(text), role, enabled, icon)


def _back_exit() -> tuple[Action, Action]:
    return _go("back", "nav.back", "secondary"), _go("exit", "nav.exit", "secondary")
