"""What all sample screens share: a language, growing serials, the steps of a visit, and buttons."""

from kiosk_app.flow.screens import Action, Frame, Language, Message, Role, StepMark, StepState

STEPS = ("notice", "identity", "form", "materials", "review", "sign", "submit", "slip")


class Base:
    """Sample screens in one language, each with its own serial."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._serial = 0

    def say(self, chinese: str, english: str) -> str:
        return chinese if self._language == "zh_CN" else english

    def frame(
        self,
        title: str,
        hint: str = "",
        step: int = -1,
        *actions: Action,
        seconds: float = 90.0,
        hotline: bool = True,
        **params: str,
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
            hotline=hotline,
        )


def go(name: str, text: str = "nav.next", role: Role = "primary", *, enabled: bool = True, icon: str = "") -> Action:
    return Action(name, Message(text), role, enabled, icon)


def back_exit() -> tuple[Action, Action]:
    return go("back", "nav.back", "secondary"), go("exit", "nav.exit", "secondary")
