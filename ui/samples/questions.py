"""A sample question for every editor."""

from kiosk_app.flow.screens import Frame, Option, QuestionScreen, plain
from ui.samples.base import Base, back_exit, go

FORM = 2


class Questions(Base):
    def _question(self, number: int) -> Frame:
        return self.frame("form.title", "", FORM, *back_exit(), go("next"), n=str(number), of="6")

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
            problem=plain(
                self.say("手机号是 1 开头的 11 位数字，请核对。", "A mobile number has 11 digits. Please check.")
            ),
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
