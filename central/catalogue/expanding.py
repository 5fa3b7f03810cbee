"""Writes out what a source only names: library entries in full, and a life event as the sum of its services.

Works on what YAML gave, before anybody has checked its form: what is no mapping where one belongs is left for the
schema to complain about.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from central.catalogue.library import Library, Record, Unknown
from central.catalogue.meaning import KNOWN_HERE
from central.catalogue.yaml_file import Complaint, Where
from central.photos.specs import rules
from kiosk_app.catalogue.model import JOINT, LANGUAGES
from kiosk_app.protocol.live import LICENCE
from kiosk_app.protocol.photos import PHOTO

PURPOSE: Final = {
    "zh_CN": "为您办理“{name}”",
    "en": "to handle “{name}” for you",
    "ko": "“{name}” 처리",
    "ja": "「{name}」の手続きのため",
}
KEEP: Final = {
    "zh_CN": "按该业务的档案管理规定保存；本机办完即清除",
    "en": "as the archive rules for this service say; erased from this terminal when you finish",
    "ko": "해당 업무의 기록 관리 규정에 따라 보관하며, 이 단말기에서는 종료 즉시 삭제합니다",
    "ja": "この手続きの文書管理規程に従って保存し、本端末からは終了時に消去します",
}
IDENTITY_LABEL: Final = {
    "zh_CN": "姓名、身份号码",
    "en": "name, identity number",
    "ko": "성명, 신분증 번호",
    "ja": "氏名、身分証番号",
}
PHOTO_LABEL: Final = {
    "zh_CN": "照片库中的照片",
    "en": "photo in the library",
    "ko": "보관된 사진",
    "ja": "写真庫の写真",
}
FACE_IN_DOUBT: Final = (
    "nobody knows how often the comparison takes one person for another before a terminal, and nothing makes "
    "sure that somebody alive stands there; the city sets whether it counts"
)
"""Said of every service that lets a face be a second factor."""
SIGNATURE_LABEL: Final = {"zh_CN": "手写签名", "en": "signature", "ko": "서명", "ja": "署名"}

MERGED: Final = (
    ("fields", "key", "visible"),
    ("rules", "id", "when"),
    ("materials", "code", "when"),
    ("parties", "role", "when"),
)
"""Parts of a service that a life event takes over: an entry's name, and the expression that says when it is needed."""


PRINCIPAL: Final = ("wtr_xm", "wtr_zjhm")
AUTHORITY: Final = "authority"
"""Of a written authority in the library: the fields and the material that are needed only with one."""


class Expansion:
    """Of one source. What could not be found is in `complaints`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.complaints: list[Complaint] = []

    def expand(self, plain: Record, services: Callable[[str], Record | None]) -> Record:
        """services: a service by its id, expanded; None when there is none that can be used."""
        whole = dict(plain)
        whole["department"] = self.department(plain.get("department"), ("department",))
        whole["identity"] = self._named("identities", plain.get("identity"), ("identity",))
        whole["confirm"] = _in_doubt(whole)
        whole["fields"] = self._fields(plain.get("fields", []), ("fields",))
        whole["rules"] = self._each(plain.get("rules", []), ("rules",), self._rule)
        whole["materials"] = self._each(plain.get("materials", []), ("materials",), self._material)
        if isinstance(plain.get("guide"), list):
            whole["guide"] = [_paragraph(given) for given in plain["guide"]]
        if isinstance(plain.get("agent"), list) and "authority" in plain["agent"]:
            self._add_authority(whole)
        if isinstance(plain.get("items"), list):
            self._bring_together(whole, services)
        whole["shares"] = self._shares(whole)
        whole["notice"] = self._notice(whole)
        whole.pop("basis", None)
        return whole

    def department(self, given: Any, where: Where) -> Any:
        if not isinstance(given, str):
            return given
        found = self._named("departments", given, where)
        if not isinstance(found, dict):
            return found
        return {"id": given, **{name: value for name, value in found.items() if name != "basis"}}

    def _add_authority(self, whole: Record) -> None:
        """Whoever acts with a written authority says for whom, and hands it in."""
        if isinstance(whole["fields"], list) and isinstance(whole["materials"], list):
            whole["fields"] += [self._field(name, ("agent",)) for name in PRINCIPAL]
            whole["materials"].append(self._material(AUTHORITY, ("agent",)))

    def _named(self, shelf: str, given: Any, where: Where) -> Any:
        """`given` if it is written out, what stands on the shelf if it is a name."""
        if not isinstance(given, str):
            return given
        try:
            return self._library.find(shelf, given)
        except Unknown as error:
            self.complaints.append((where, str(error)))
            return given

    def _used(self, shelf: str, given: Any, where: Where) -> Any:
        if isinstance(given, str):
            return self._named(shelf, given, where)
        if isinstance(given, dict) and "use" in given:
            found = self._named(shelf, given["use"], (*where, "use"))
            changed = {name: value for name, value in given.items() if name != "use"}
            return {**found, **changed} if isinstance(found, dict) else changed
        return given

    def _each(self, given: Any, where: Where, one: Callable[[Any, Where], Any]) -> Any:
        return [one(entry, (*where, index)) for index, entry in enumerate(given)] if isinstance(given, list) else given

    def _fields(self, given: Any, where: Where) -> Any:
        return self._each(given, where, self._field)

    def _field(self, given: Any, where: Where) -> Any:
        name = _name(given, "use")
        found = self._used("fields", given, where)
        if not isinstance(found, dict):
            return found
        field = {"key": name, **found} if isinstance(name, str) else dict(found)
        if isinstance(field.get("options"), str):
            field["options"] = self._named("options", field["options"], (*where, "options"))
        if "fields" in field:
            field["fields"] = self._fields(field["fields"], (*where, "fields"))
        return field

    def _rule(self, given: Any, where: Where) -> Any:
        name = _name(given, "check")
        if not isinstance(name, str):
            return given
        found = self._named("checks", name, where if isinstance(given, str) else (*where, "check"))
        if not isinstance(found, dict):
            return given
        known = {part: found[part] for part in ("message", "offline") if part in found}
        return {"id": name, "check": name, **known, **(given if isinstance(given, dict) else {})}

    def _material(self, given: Any, where: Where) -> Any:
        name = _name(given, "use")
        found = self._used("materials", given, where)
        return {"code": name, **found} if isinstance(name, str) and isinstance(found, dict) else found

    def _bring_together(self, whole: Record, services: Callable[[str], Record | None]) -> None:
        """Fields, rules, materials and parties of every item that the form does not have yet."""
        items = []
        merged: dict[str, set[str]] = {part: set() for part, _, _ in MERGED}
        for part in merged:
            if isinstance(whole.get(part), list):
                whole[part] = list(whole[part])
        for index, given in enumerate(whole["items"]):
            if not isinstance(given, dict):
                items.append(given)
                continue
            service = services(str(given.get("service", "")))
            if service is None:
                self.complaints.append((("items", index, "service"), f"no such service: {given.get('service')!r}"))
                continue
            when = str(given.get("when", ""))
            for part, name, condition in MERGED:
                _merge(whole, part, name, service, when, condition, merged[part])
            items.append(
                {
                    **given,
                    "name": service.get("name"),
                    "department": service.get("department"),
                    "fields": [field.get("key") for field in service.get("fields", [])],
                    "materials": [material.get("code") for material in service.get("materials", [])],
                    "days": service.get("result", {}).get("days", 0),
                }
            )
        whole["items"] = items

    def _shares(self, whole: Record) -> Any:
        """Those that are written, and every scene that something else of the definition names."""
        given = whole.get("shares", [])
        if not isinstance(given, list):
            return given
        shares = [self._share(entry, ("shares", index)) for index, entry in enumerate(given)]
        known = {*KNOWN_HERE, *(share.get("scene") for share in shares if isinstance(share, dict))}
        wanted: dict[str, Where] = {}
        for where, scene in _scenes(whole):
            if scene not in known:
                wanted.setdefault(scene, where)
        return shares + [self._share(scene, where) for scene, where in wanted.items()]

    def _share(self, given: Any, where: Where) -> Any:
        name = _name(given, "scene")
        if not isinstance(name, str) or (isinstance(given, dict) and "source" in given):
            return given
        if name.startswith(PHOTO):
            return self._photo(name, given, where)
        shelf, key = ("licences", name.removeprefix(LICENCE)) if name.startswith(LICENCE) else ("scenes", name)
        found = self._named(shelf, key, where)
        if not isinstance(found, dict):
            return given
        department = self.department(found.get("department"), where)
        source = department.get("short") if isinstance(department, dict) else None
        offline = found.get("offline", "defer")
        return {"scene": name, "source": source, "offline": offline, **(given if isinstance(given, dict) else {})}

    def _photo(self, scene: str, given: Any, where: Where) -> Any:
        size = scene.removeprefix(PHOTO)
        if size not in rules().specs:
            self.complaints.append((where, f"no {size!r} in photos/specs.yaml"))
            return given
        known = {"scene": scene, "source": rules().owner, "offline": "defer"}
        return {**known, **(given if isinstance(given, dict) else {})}

    def _basis_of(self, whole: Record) -> Any:
        """What its department mostly goes by."""
        department = whole.get("department")
        name = department.get("id") if isinstance(department, dict) else None
        found = self._library.shelves.get("departments", {}).get(str(name), {})
        return found.get("basis") if isinstance(found, dict) else None

    def _notice(self, whole: Record) -> Any:
        given = whole.get("notice", {})
        if isinstance(given, dict) and set(given) == {"purpose", "data", "keep", "basis"}:
            return given
        basis = self._named("bases", whole.get("basis", self._basis_of(whole)), ("basis",))
        name = whole.get("name")
        if not isinstance(given, dict) or not isinstance(name, dict):
            return given
        purpose = {language: PURPOSE[language].format(name=name.get(language, "")) for language in LANGUAGES}
        return {"purpose": purpose, "data": _data(whole), "keep": KEEP, "basis": basis, **given}


def _in_doubt(whole: Record) -> Any:
    given, identity = whole.get("confirm", {}), whole["identity"]
    if isinstance(given, dict) and isinstance(identity, dict) and "face" in identity:
        return {"identity.face": FACE_IN_DOUBT, **given}
    return given


def _merge(whole: Record, part: str, name: str, service: Record, when: str, condition: str, merged: set[str]) -> None:
    """What the form has already stays as it is; what two items need is asked when either needs it."""
    mine = whole.setdefault(part, [])
    if not isinstance(mine, list):
        return
    known = {str(entry.get(name)): index for index, entry in enumerate(mine) if isinstance(entry, dict)}
    for entry in service.get(part, []):
        own = str(entry.get(condition, ""))
        both = f"({when}) && ({own})" if when and own else when or own
        place = known.get(entry[name])
        if place is None:
            merged.add(entry[name])
            mine.append({**entry, condition: both})
        elif entry[name] in merged:
            before = str(mine[place].get(condition, ""))
            either = f"({before}) || ({both})" if before and both else ""
            mine[place] = {**mine[place], condition: before if before == both else either}


def _paragraph(given: Any) -> Any:
    """A text alone is always told."""
    return {"text": given} if isinstance(given, dict) and set(given) & set(LANGUAGES) else given


def _name(given: Any, part: str) -> Any:
    """Of an entry that is a name alone, or a mapping that says it under `part`."""
    return given if isinstance(given, str) else given.get(part) if isinstance(given, dict) else None


def _scenes(whole: Record) -> Iterator[tuple[Where, str]]:
    """Each that something of the definition names, and where."""
    naming = [
        ((*where, part), field.get(part))
        for where, field in _fields_of(whole.get("fields"), ("fields",))
        for part in ("prefill", "offer")
    ]
    for index, material in enumerate(whole.get("materials", [])):
        sources = material.get("sources", []) if isinstance(material, dict) else []
        naming += [(("materials", index, "sources", number), source) for number, source in enumerate(sources)]
    for where, known in naming:
        if isinstance(known, dict) and isinstance(known.get("scene"), str):
            yield (*where, "scene"), known["scene"]


def _fields_of(given: Any, where: Where) -> Iterator[tuple[Where, Record]]:
    for index, field in enumerate(given if isinstance(given, list) else []):
        if isinstance(field, dict):
            yield (*where, index), field
            yield from _fields_of(field.get("fields"), (*where, index, "fields"))


def _data(whole: Record) -> Mapping[str, str]:
    """What of a person is used: identity, what others share, what is asked, the signature."""
    parts = [IDENTITY_LABEL]
    asked = _fields_of(whole.get("fields"), ("fields",))
    parts += [label for _, field in asked if isinstance(label := field.get("label"), dict)]
    shares = whole.get("shares")
    if any(str(_name(share, "scene")).startswith(PHOTO) for share in (shares if isinstance(shares, list) else [])):
        parts.append(PHOTO_LABEL)
    if whole.get("signature"):
        parts.append(SIGNATURE_LABEL)
    return {
        language: JOINT[language].join(dict.fromkeys(str(part.get(language, "")) for part in parts))
        for language in LANGUAGES
    }
