"""Samples of what comes after the form: waiting, results, goodbye, and how a case stands."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    Message,
    ProblemScreen,
    ProgressAskScreen,
    ProgressScreen,
    RateScreen,
    ResultScreen,
    StepMark,
    StepState,
    Tile,
    WaitScreen,
    plain,
)
from ui.samples.base import Base, back_exit, go


class Outcomes(Base):
    def wait(self) -> WaitScreen:
        return WaitScreen(self.frame("wait.submit", "wait.submit.hint", 6, seconds=0.0, hotline=False), "wait")

    def wait_print(self) -> WaitScreen:
        return WaitScreen(
            self.frame("wait.print_slip", "wait.print_slip.hint", 7, seconds=0.0, hotline=False), "print_slip", 0.6
        )

    def wait_scan(self) -> WaitScreen:
        back = back_exit()[0]
        return WaitScreen(self.frame("wait.capture", "wait.capture.hint", 3, back, seconds=0.0, hotline=False), "scan")

    def result_accepted(self) -> ResultScreen:
        say = self.say
        return ResultScreen(
            self.frame("result.accepted_title", "result.accepted_hint", 7, go("next", "nav.finish", "primary")),
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
            self.frame("result.received_title", "result.received_hint", 7, go("next", "nav.finish", "primary")),
            "queued",
            (
                (Message("result.local_number"), "YT-2406-000128"),
                (Message("result.service"), say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("result.time"), "2035-03-08 21:04"),
            ),
            (Message("result.next_auto"), Message("result.next_sms"), Message("result.next_progress")),
            Message("result.slip_failed"),
        )

    def draft_resume(self) -> ChoiceScreen:
        frame = self.frame("draft.resume_title", "", 2, go("resume", "draft.resume", "secondary", icon="pencil"))
        others = go("anew", "draft.anew", "secondary", icon="file"), go("exit", "nav.exit", "quiet")
        hint = Message("draft.resume_phone", (("time", "2026-11-22 20:15"),))
        return ChoiceScreen(replace(frame, hint=hint, actions=(*frame.actions, *others)), "draft")

    def draft_keep(self) -> ChoiceScreen:
        buttons = (
            go("keep", "draft.keep", "secondary", icon="device-mobile"),
            go("discard", "draft.discard", "secondary", icon="trash"),
            go("back", "draft.stay", "quiet"),
        )
        return ChoiceScreen(self.frame("draft.keep_title", "draft.keep_hint", -1, *buttons), "draft")

    def choice_machine(self) -> ChoiceScreen:
        return ChoiceScreen(
            self.frame(
                "print.ask_title",
                "print.ask_slip_hint",
                7,
                go("yes", "print.yes", "secondary"),
                go("no", "print.no", "secondary"),
                go("exit", "nav.exit", "quiet"),
                hotline=False,
            ),
            "print_slip",
        )

    def rate(self) -> RateScreen:
        levels = tuple((n, Message(f"rate.{n}")) for n in ("5", "4", "3", "2", "1"))
        return RateScreen(self.frame("rate.title", "rate.hint", 7, go("skip", "rate.skip", "secondary")), levels)

    def end(self) -> EndScreen:
        return EndScreen(self.frame("end.title", "end.check", -1, seconds=20.0), True, True)

    def end_reminder(self) -> EndScreen:
        return EndScreen(self.frame("end.take_2", "end.take_2.hint", -1, seconds=20.0), False, True)

    def end_done(self) -> EndScreen:
        return EndScreen(self.frame("end.done", "", -1, seconds=5.0), False, False)

    def progress_ask(self) -> ProgressAskScreen:
        frame = self.frame("progress.title", "progress.hint", -1, *back_exit(), go("next", "nav.ok", "primary"))
        return ProgressAskScreen(frame, "YT-2406")

    def progress_unknown(self) -> ProgressAskScreen:
        frame = self.frame("progress.title", "progress.hint", -1, *back_exit(), go("next", "nav.ok", "primary"))
        return ProgressAskScreen(frame, "YT-2406-999999", Message("progress.unknown"))

    def progress(self) -> ProgressScreen:
        stages: Mapping[str, StepState] = {
            "received": StepState.DONE,
            "accepted": StepState.CURRENT,
            "done": StepState.TODO,
        }
        return ProgressScreen(
            self.frame("progress.title.accepted", "", -1, go("home", "nav.home", "primary")),
            (
                (Message("progress.number"), "370600-2406-0018273"),
                (Message("result.service"), self.say("异地就医备案", "Registration for medical care elsewhere")),
                (Message("progress.updated"), "2035-03-08 21:04"),
            ),
            tuple(StepMark(Message(f"progress.state.{name}"), state) for name, state in stages.items()),
        )

    def out_of_service(self) -> ProblemScreen:
        frame = self.frame("out.maintenance", "", seconds=0.0, hotline=False)
        elsewhere = self.say(
            "请到本大厅一楼 3 号窗口，或到隔壁银行网点的自助终端办理。",
            "Please go to counter 3 on the ground floor, or to the terminal in the bank next door.",
        )
        return ProblemScreen(replace(frame, hint=plain(elsewhere)), "service")

    def out_of_power(self) -> ProblemScreen:
        places = (
            self._place(
                "芝罘区政务服务中心", "Zhifu District Service Centre", "芝罘区市府街", "building-community", 12
            ),
            self._place("合作银行迎春大街支行", "Partner bank, Yingchun branch", "莱山区迎春大街", "building-bank", 24),
        )
        return ProblemScreen(self.frame("out.power", "out.power_hint", seconds=0.0, hotline=False), "power", places)

    def _place(self, chinese: str, english: str, address: str, icon: str, minutes: int) -> Tile:
        way = Message("sites.near", (("minutes", str(minutes)),))
        return Tile(english, self.say(chinese, english), self.say(address, "Yantai"), icon, "", detail=way)

    def problem(self) -> ProblemScreen:
        return ProblemScreen(
            self.frame(
                "problem.device_title",
                "problem.device_hint",
                1,
                go("home", "nav.home", "secondary"),
                go("retry", "nav.retry", "primary"),
            )
        )
