"""The stand-ins without a centre around them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.departments import records
from central.departments.register import People, Subjects, metadata
from central.departments.router import Router
from central.departments.standin import StandIn
from central.site import DAY_SECONDS, POPULATION
from central.store.cases import Case, Sheet
from central.store.database import Store
from kiosk_app.protocol import seals
from kiosk_app.protocol.cases import Application, CaseState, Factor, MaterialProof, Person
from kiosk_app.protocol.papers import SealedFacts
from tests.central.lives import person
from tests.flow.terminal import CATALOGUE
from tests.offline_store.stores import Clock

NUMBER = "370600261123009000017"
SEAL_KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


@dataclass
class Offices:
    """Every department. people: by the number on their card."""

    store: Store
    clock: Clock
    router: Router
    departments: Mapping[str, StandIn]
    people: Mapping[int, Person] = field(
        default_factory=lambda: {card: person(one) for card, one in People.fictitious().records.items()}
    )

    def application(
        self,
        service: str,
        card: int,
        form: Mapping[str, object] | None = None,
        *,
        deferred: tuple[str, ...] = (),
        pin: str = "",
        materials: tuple[MaterialProof, ...] = (),
        supplements: tuple[str, ...] = (),
    ) -> Application:
        return Application(
            service=service,
            service_version=1,
            definition="",
            language="zh_CN",
            local_number="L-1",
            submitted="2026-11-23T04:00:00Z",
            applicant=self.people[card],
            fields=dict(form or {}),
            sources={},
            materials=list(materials),
            deferred=list(deferred),
            factor=Factor("pin", pin) if pin else None,
            signature=None,
            supplements=list(supplements),
        )

    def check(self, rule: str, card: int, form: Mapping[str, object], service: str, event_id: str = "") -> bool:
        return self.router.check(service, rule, self.people[card], form, event_id)

    def paper(self, service: str, card: int, form: Mapping[str, object]) -> Sheet:
        """Raises what `Department.document` does."""
        case = Case(
            "YT-HALL-01", f"e-{service}", "L-1", service, NUMBER, CaseState.ACCEPTED, "", True, False, self.clock(), ""
        )
        return self.router.document(self.application(service, card, form), CATALOGUE.definitions[service], case)


def seal(facts: SealedFacts) -> str:
    return seals.made(facts, "s-1", SEAL_KEY.sign)


@contextmanager
def offices() -> Iterator[Offices]:
    books, people, clock = records.fictitious(), People.fictitious(), Clock()
    with Store.open("sqlite://", metadata) as store:
        departments = {
            name: StandIn(name, books, store, people, Subjects(b"k" * 32), clock, DAY_SECONDS, seal)
            for name in books.books
        }
        yield Offices(store, clock, Router(departments, books.scenes, books.checks, POPULATION), departments)
