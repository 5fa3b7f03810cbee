"""Samples of what a citizen does after the application: supplement, document, hotline, reasons of a low rating."""

from dataclasses import replace

from kiosk_app.flow.screens import (
    ChoiceScreen,
    GuideScreen,
    IdentityScreen,
    Message,
    Option,
    ProgressScreen,
    QuestionScreen,
    ReasonsScreen,
    ResultScreen,
    StepMark,
    StepState,
)
from ui.samples.base import Base, back_exit, go

KINDS = (
    ("question", "咨询", "A question"),
    ("complaint", "投诉", "A complaint"),
    ("suggestion", "建议", "A suggestion"),
    ("report", "举报", "A report of wrongdoing"),
    ("thanks", "表扬", "Thanks"),
)
SENTENCES = (
    ("这台终端出了故障，没有办成。", "This terminal did not work, I could not finish."),
    ("文件或凭条没有打印出来。", "The document or slip was not printed."),
    ("超过承诺时间还没有办好。", "The promised time is over and it is not done."),
    ("要求我交办事指南以外的材料。", "I was asked for documents beyond the guide."),
)
REASONS = (
    ("101", "超过承诺时限仍未办结", "It was not finished in the time promised"),
    ("102", "办事指南错误", "The guide was wrong"),
    ("103", "平台无法正常使用", "The terminal could not be used"),
    ("104", "要求提交指南以外的材料", "Documents beyond the guide were asked for"),
    ("105", "无故不予受理", "It was refused without a reason"),
)


class Afterwards(Base):
    def progress_supplement(self) -> ProgressScreen:
        stages = {"received": StepState.DONE, "accepted": StepState.DONE, "supplement": StepState.CURRENT}
        claim = go("supplement", "progress.supplement", "primary")
        return ProgressScreen(
            self.frame("progress.title.supplement", "progress.hint_supplement", -1, *back_exit(), claim),
            (
                (Message("result.case_number"), "370600350308025000018"),
                (Message("result.service"), self.say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("progress.updated"), "2035-03-08 21:04"),
            ),
            tuple(StepMark(Message(f"progress.state.{name}"), state) for name, state in stages.items()),
        )

    def claim(self) -> IdentityScreen:
        return IdentityScreen(self.frame("claim.title", "claim.hint_supplement", -1, *back_exit()), "waiting")

    def confirmation(self) -> GuideScreen:
        say = self.say
        forward = go("next", "confirmation.begin", "primary")
        shown = self.frame("confirmation.title", "confirmation.hint", -1, *back_exit(), forward)
        lines = (
            say("医保家庭共济授权", "Share a medical account in the family"),
            "王* 370*************32",
            say("家庭成员 1 · 姓名：李*", "Family member 1 · Name: L*"),
            say("家庭成员 1 · 与本人关系：配偶", "Family member 1 · Relation: spouse"),
            "2035-03-08",
        )
        return GuideScreen(shown, lines, ())

    def progress_confirmation(self) -> ProgressScreen:
        claim = go("confirmation", "progress.confirmation", "primary")
        shown = self.frame("progress.title.confirmation", "progress.hint_confirmation", -1, *back_exit(), claim)
        stages = {"received": StepState.DONE, "confirmation": StepState.CURRENT, "accepted": StepState.TODO}
        marks = tuple(StepMark(Message(f"progress.state.{name}"), state) for name, state in stages.items())
        return replace(self.progress_supplement(), frame=shown, stages=marks)

    def result_others(self) -> ResultScreen:
        shown = self.frame("result.others_title", "result.others_hint", 7, go("next", "nav.finish", "primary"))
        facts = (
            (Message("result.local_number"), "L-370602-0001-20350308-0128"),
            (Message("result.others"), self.say("家庭成员 2", "Family member 2")),
            (Message("result.time"), "2035-03-08 21:04"),
        )
        return ResultScreen(shown, "queued", facts, (Message("result.next_others"), Message("result.next_progress")))

    def wanted(self) -> GuideScreen:
        say = self.say
        begin = go("next", "supplement.begin", "primary")
        return GuideScreen(
            self.frame("supplement.title", "supplement.hint", -1, *back_exit(), begin),
            (
                say(
                    "这段时间已有备案，请修改日期；居住材料不清晰，请补交。",
                    "There is a filing for these days; please change them. The proof of residence cannot be read.",
                ),
            ),
            (
                (Message("result.service"), say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("supplement.fields"), say("开始日期", "First day")),
                (Message("supplement.materials"), say("长期居住材料", "Proof of residence")),
            ),
        )

    def wanted_at_the_hall(self) -> GuideScreen:
        say = self.say
        return GuideScreen(
            self.frame("supplement.hall_title", "supplement.hall_hint", -1, *back_exit()),
            (say("缴费情况需要核对。", "The payment has to be looked into."),),
            (
                (Message("result.service"), say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("notice.org"), say("烟台市医疗保障局", "Yantai Healthcare Security Administration")),
                (Message("notice.tel"), "0535-12393"),
            ),
        )

    def copy(self) -> ChoiceScreen:
        buttons = go("copy", "print.copy", "secondary"), go("none", "print.no_copy", "secondary")
        return ChoiceScreen(self.frame("print.copy_title", "print.copy_hint", -1, *buttons), "print_page")

    def ticket_kind(self) -> QuestionScreen:
        resume = go("back", "hotline.resume", "secondary", icon="chevron-left")
        options = tuple(Option(value, self.say(chinese, english)) for value, chinese, english in KINDS)
        frame = self.frame("hotline.title", "hotline.hint", -1, resume, hotline=False)
        return QuestionScreen(frame, "kind", "", "", "choice", "", options, of=3)

    def ticket_words(self) -> QuestionScreen:
        say = self.say
        about = say("异地就医备案", "Registration for medical care elsewhere")
        buttons = go("back", "nav.back", "secondary"), go("next")
        frame = self.frame("hotline.words", "", -1, *buttons, hotline=False)
        frame = replace(frame, hint=Message("hotline.about", (("about", about),)))
        options = tuple(Option(say(*texts), say(*texts)) for texts in SENTENCES)
        return QuestionScreen(frame, "words", "", "", "words", say(*SENTENCES[1]), options, 200, number=2, of=3)

    def ticket_typing(self) -> QuestionScreen:
        """Where the catalogue has no ready words."""
        buttons = go("back", "nav.back", "secondary"), go("next")
        frame = self.frame("hotline.words", "hotline.words_hint", -1, *buttons, hotline=False)
        words = self.say("终端出了故障。", "") + "the printer made a noise and then nothing came out of it at all"
        return QuestionScreen(frame, "words", "", "", "words", words, (), 200, number=2, of=3)

    def ticket_phone(self) -> QuestionScreen:
        buttons = (
            go("back", "nav.back", "secondary"),
            go("none", "hotline.no_phone", "secondary"),
            go("next", "hotline.send"),
        )
        frame = self.frame("hotline.phone", "hotline.phone_hint", -1, *buttons, hotline=False)
        return QuestionScreen(frame, "phone", "", "", "digits", "13800000003", max_length=12, number=3, of=3)

    def result_ticket(self) -> ResultScreen:
        buttons = go("next", "nav.finish", "secondary"), go("resume", "hotline.resume")
        return ResultScreen(
            self.frame("result.ticket_title", "result.ticket_hint", -1, *buttons, hotline=False),
            "done",
            (
                (Message("result.ticket_number"), "12345350308000018"),
                (Message("result.local_number"), "L-370602-0001-20350308-0004"),
                (Message("result.about"), self.say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("result.time"), "2035-03-08 21:04"),
            ),
            (Message("result.next_ticket"),),
        )

    def result_added(self) -> ResultScreen:
        return ResultScreen(
            self.frame("result.added_title", "result.added_hint", 7, go("next", "nav.finish")),
            "queued",
            (
                (Message("result.local_number"), "L-370602-0001-20350308-0002"),
                (Message("result.service"), self.say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("result.time"), "2035-03-08 21:04"),
            ),
            (Message("result.next_progress"),),
        )

    def reasons(self) -> ReasonsScreen:
        buttons = go("skip", "nav.skip", "secondary"), go("next", "reasons.send")
        options = tuple(Option(code, self.say(chinese, english)) for code, chinese, english in REASONS)
        frame = self.frame("reasons.title", "reasons.hint", -1, *buttons)
        return ReasonsScreen(frame, options, ("103",), "", 200, False)
