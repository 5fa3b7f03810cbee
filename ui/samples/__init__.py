"""One screen of every kind with synthetic people, for the gallery and the tests to look at."""

from collections.abc import Mapping

from kiosk_app.flow.screens import (
    Frame,
    IdentityScreen,
    MaterialRow,
    MaterialsScreen,
    Message,
    ReviewRow,
    ReviewScreen,
    Screen,
    SignScreen,
    plain,
)
from ui.samples.afterwards import Afterwards
from ui.samples.base import back_exit, go
from ui.samples.beginnings import Beginnings
from ui.samples.outcomes import Outcomes
from ui.samples.questions import Questions


class Samples(Beginnings, Questions, Outcomes, Afterwards):
    """Sample screens in one language; `all` names each of them."""

    def materials(self) -> MaterialsScreen:
        say = self.say
        source = say("公安厅", "the police")
        return MaterialsScreen(
            self.frame("mat.title", "mat.hint", 3, *back_exit(), go("next", enabled=False)),
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
            self.frame("review.title", "review.hint", 4, *back_exit(), go("next")),
            (
                ReviewRow(Message("review.name"), "王*", "王测试", "card"),
                ReviewRow(Message("review.number"), "3706**********0018", "370699195001010018", "card"),
                ReviewRow(
                    plain(say("情况", "Situation")),
                    say("异地长期居住人员", "Living elsewhere for long"),
                    say("异地长期居住人员", "Living elsewhere for long"),
                    edit="kind",
                ),
                ReviewRow(
                    plain(say("备案地", "Place")),
                    say("山东省 青岛市", "Qingdao"),
                    say("山东省 青岛市", "Qingdao"),
                    edit="area",
                ),
                ReviewRow(plain(say("手机号", "Mobile number")), "138****0000", "13800000000", "share", edit="sjh"),
            ),
        )

    def sign(self) -> SignScreen:
        return SignScreen(
            self.frame("sign.title", "sign.hint", 5, *back_exit(), go("next", "nav.ok", "primary")),
            self.say(
                "本人申请办理异地就医备案，所填信息真实有效，如有不实愿承担相应责任。",
                "I apply for registration of medical care elsewhere; what I state is true, and I answer for it.",
            ),
        )

    def warning(self) -> IdentityScreen:
        frame = self.frame("id.title", "id.hint", 1, *back_exit(), seconds=28.0)
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
            "home-message": self.home_message(),
            "browse": self.browse(),
            "search": self.search(),
            "guide": self.guide(),
            "needs": self.needs(),
            "sites": self.sites(),
            "site": self.site(),
            "notice": self.notice(),
            "identity": self.identity(),
            "identity-failed": self.identity_failed(),
            "identity-or-code": self.identity_or_code(),
            "identity-or-later": self.identity_or_later(),
            "code": self.code(),
            "code-used": self.code_used(),
            "code-scan": self.code_scan(),
            "consent": self.consent(),
            "ways": self.ways(),
            "ways-again": self.ways_again(),
            "ways-resting": self.ways_resting(),
            "face": self.face(),
            "pin": self.pin(),
            "pin-instead": self.pin_instead(),
            "pin-wrong": self.pin_wrong(),
            "draft-resume": self.draft_resume(),
            "draft-keep": self.draft_keep(),
            "question-choice": self.choice(),
            "question-choices": self.choices(),
            "question-area": self.area(),
            "question-city": self.area_city(),
            "question-date": self.date(),
            "question-month": self.month(),
            "question-digits": self.digits(),
            "question-digits-wrong": self.digits_wrong(),
            "question-text": self.text(),
            "group": self.group(),
            "materials": self.materials(),
            "materials-open": self.materials_open(),
            "review": self.review(),
            "party": self.party(),
            "sign": self.sign(),
            "pay": self.pay(),
            "pages": self.pages(),
            "pages-offline": self.pages_offline(),
            "handover": self.handover(),
            "paper": self.paper(),
            "verdict": self.verdict(),
            "verdict-altered": self.verdict_altered(),
            "verdict-away": self.verdict_away(),
            "portrait": self.portrait(),
            "portrait-taken": self.portrait_taken(),
            "wait": self.wait(),
            "wait-print": self.wait_print(),
            "wait-scan": self.wait_scan(),
            "result-accepted": self.result_accepted(),
            "result-received": self.result_received(),
            "choice": self.choice_machine(),
            "rate": self.rate(),
            "end": self.end(),
            "end-reminder": self.end_reminder(),
            "end-done": self.end_done(),
            "progress-ask": self.progress_ask(),
            "progress-unknown": self.progress_unknown(),
            "progress": self.progress(),
            "progress-supplement": self.progress_supplement(),
            "progress-confirmation": self.progress_confirmation(),
            "confirmation": self.confirmation(),
            "result-others": self.result_others(),
            "claim": self.claim(),
            "wanted": self.wanted(),
            "wanted-at-the-hall": self.wanted_at_the_hall(),
            "copy": self.copy(),
            "ticket-kind": self.ticket_kind(),
            "ticket-words": self.ticket_words(),
            "ticket-typing": self.ticket_typing(),
            "ticket-phone": self.ticket_phone(),
            "result-ticket": self.result_ticket(),
            "result-added": self.result_added(),
            "reasons": self.reasons(),
            "problem": self.problem(),
            "out-of-service": self.out_of_service(),
            "out-of-power": self.out_of_power(),
            "warning": self.warning(),
        }
