"""The stages of a visit, whose turn it is in each, and how long."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a visit is. Those named *ing wait for an effect; the others for the citizen."""

    BROWSE = "browse"
    GUIDE = "guide"
    PRINTING_GUIDE = "printing_guide"
    NEEDS = "needs"
    SITES = "sites"
    SITE = "site"
    NOTICE = "notice"
    CARD = "card"
    CODE = "code"
    CONSENT = "consent"
    RELEASING = "releasing"
    WAYS = "ways"
    FACE = "face"
    PIN = "pin"
    VERIFYING = "verifying"
    SHARING = "sharing"
    FINDING_DRAFT = "finding_draft"
    RESUME = "resume"
    FORM = "form"
    READING_FORM = "reading_form"
    CHECKING = "checking"
    MATERIALS = "materials"
    CAPTURING = "capturing"
    PORTRAIT = "portrait"
    PORTRAIT_SHOWN = "portrait_shown"
    SEALING_PORTRAIT = "sealing_portrait"
    REVIEW = "review"
    PARTY = "party"
    SIGN = "sign"
    ORDERING = "ordering"
    PAY = "pay"
    CANCELLING = "cancelling"
    SUBMITTING = "submitting"
    AWAITING = "awaiting"
    PRINTING_DOCUMENT = "printing_document"
    ASK_DOCUMENT = "ask_document"
    PRINTING_SLIP = "printing_slip"
    ASK_SLIP = "ask_slip"
    RESULT = "result"
    RATE = "rate"
    END = "end"
    PROBLEM = "problem"
    KEEP = "keep"
    KEEPING = "keeping"
    PROGRESS_ASK = "progress_ask"
    LOOKING_UP = "looking_up"
    PROGRESS = "progress"
    CLAIM = "claim"
    CLAIMING = "claiming"
    WANTED = "wanted"
    PRINTING_AGAIN = "printing_again"
    ASK_AGAIN = "ask_again"
    ASK_COPY = "ask_copy"
    TICKET_KIND = "ticket_kind"
    TICKET_WORDS = "ticket_words"
    TICKET_PHONE = "ticket_phone"
    REASONS = "reasons"
    LAYING = "laying"
    READING_PAGES = "reading_pages"
    PAGES = "pages"
    PRINTING_PAGES = "printing_pages"
    HANDOVER = "handover"
    PAPER = "paper"
    JUDGING = "judging"
    VERDICT = "verdict"


HELD = frozenset(
    {
        Stage.SUBMITTING,
        Stage.AWAITING,
        Stage.PRINTING_DOCUMENT,
        Stage.PRINTING_SLIP,
        Stage.PRINTING_AGAIN,
        Stage.PRINTING_PAGES,
        Stage.ORDERING,
        Stage.CANCELLING,
    }
)
"""A touch cannot leave these: something is being made durable, or comes out of a slot."""
WORKING = HELD | {
    Stage.PRINTING_GUIDE,
    Stage.RELEASING,
    Stage.VERIFYING,
    Stage.SHARING,
    Stage.FINDING_DRAFT,
    Stage.CHECKING,
    Stage.READING_FORM,
    Stage.CAPTURING,
    Stage.SEALING_PORTRAIT,
    Stage.READING_PAGES,
    Stage.JUDGING,
    Stage.KEEPING,
    Stage.LOOKING_UP,
    Stage.CLAIMING,
}
"""The machine is at work, and the timer guards its effect."""

WARNING_SECONDS = 30.0
CITIZEN_SECONDS = 90.0
SECONDS = {
    Stage.FORM: 120.0,
    Stage.SIGN: 120.0,
    Stage.TICKET_WORDS: 120.0,
    Stage.BROWSE: 60.0,
    Stage.PAY: 240.0,
    Stage.HANDOVER: 180.0,
    Stage.PORTRAIT: 120.0,
    Stage.RESULT: 60.0,
    Stage.RATE: 20.0,
    Stage.END: 12.0,
    Stage.PROBLEM: 60.0,
}
SHORTEST_SECONDS = WARNING_SECONDS + 10.0
"""What is left to a citizen when the battery is at its end."""
ABSENT_SECONDS = 5.0
"""Until the screen asks "are you still there?" when nobody seems to be."""
SLACK_SECONDS = 2.0
"""How long beyond an effect's own time the machine waits before it takes the answer for lost."""
