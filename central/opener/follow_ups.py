"""Puts together what is done after a decision."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from central.archive.keeping import Copies, Keeping
from central.archive.shelf import Shelf
from central.drafts.forgetting import Forgetting
from central.drafts.keeping import Drafts
from central.messages.telling import Telling
from central.opener.follow_up import FollowUp
from central.opener.keys import Opens
from central.opener.owners import Owners
from central.opener.scans import Scans
from central.opener.work import Work
from central.outside import Outside
from central.photos.adapter import PhotoLibrary
from central.photos.filing import Filing, crops
from central.push.pushing import Pushing
from central.store.database import Store
from central.store.duties import DutyKind
from central.supplements.applicants import Applicants


def follow_ups(
    store: Store,
    work: Work,
    opener: Opens,
    outside: Outside,
    applicants: Applicants,
    attachments: Path,
    shelf: Shelf,
    drafts: Drafts,
    photos: PhotoLibrary,
    copies: Copies,
    clock: Callable[[], float],
) -> list[FollowUp]:
    """One for each kind of duty. attachments: folder of sealed files. copies: of e-licences, for the archive.

    clock: seconds since 1970.
    """
    telling = Telling(store, work.dossiers, outside.messenger, work.published)
    pushing = Pushing(store, outside.receiver, work.published)
    scans, proven = Scans(attachments, opener), (copies, partial(crops, photos))
    keeping = Keeping(store, work.dossiers, scans, shelf, outside.archive, work.published, proven, clock)
    filing = Filing(store, work.dossiers, scans.read, photos, work.published)
    return [
        FollowUp(store, DutyKind.WANT, work.supplements.tell, clock),
        FollowUp(store, DutyKind.OWNER, Owners(store, work.dossiers, applicants).note, clock),
        FollowUp(store, DutyKind.MESSAGE, telling.perform, clock),
        FollowUp(store, DutyKind.PUSH, pushing.perform, clock),
        FollowUp(store, DutyKind.ARCHIVE, keeping.perform, clock),
        FollowUp(store, DutyKind.FORGET, Forgetting(store, work.dossiers, drafts).perform, clock),
        FollowUp(store, DutyKind.PHOTO, filing.perform, clock),
    ]
