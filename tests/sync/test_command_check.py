"""Who may command a terminal, and when: pure, and without the terminal's own clock."""

from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import command_key
from central.store.database import rfc3339
from kiosk_app.protocol.commands import (
    BadCommand,
    CollectLogs,
    Command,
    OutOfService,
    SignedCommand,
    arguments_of,
    canonical,
    signed_bytes,
)
from kiosk_app.sync.command_check import AHEAD_SECONDS, NotACommand, Refusal, check
from tests.offline_store.stores import NOON
from tests.sync.commanding import STRANGER

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {command_key.key_id(KEY): KEY.public_key().public_bytes_raw()}
COMMAND = Command(
    id="0199f3a2-7a6b-7c1d-8e9f-0123456789ab",
    terminal="T1",
    name="self-test",
    arguments={"service": "IdCard"},
    nonce="0" * 32,
    issued=rfc3339(NOON),
    expires=rfc3339(NOON + 60),
)
SIGNED = command_key.sign(COMMAND, KEY)


def test_a_command_of_the_centre_is_good_until_it_expires() -> None:
    good = check(SIGNED, KEYS, "T1")
    assert (good.id, good.name, good.issued, good.expires) == (COMMAND.id, "self-test", NOON, NOON + 60)
    assert good.refusal(NOON) is None
    assert good.refusal(NOON + 59.9) is None
    assert good.refusal(NOON + 60) == Refusal("expired")
    assert good.refusal(NOON - AHEAD_SECONDS) is None
    assert good.refusal(NOON - AHEAD_SECONDS - 1) == Refusal("refused", "future")


def signed(**changes: Any) -> SignedCommand:
    return command_key.sign(replace(COMMAND, **changes), KEY)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (command_key.sign(COMMAND, STRANGER), "key"),
        (replace(command_key.sign(COMMAND, STRANGER), key=SIGNED.key), "signature"),
        (replace(SIGNED, command=SIGNED.command.replace("IdCard", "Camera")), "signature"),
        (replace(SIGNED, signature="!"), "signature"),
        (replace(SIGNED, signature=""), "signature"),
        (signed(terminal="T2"), "terminal"),
        (signed(id="1"), "form"),
        (signed(nonce="x"), "form"),
        (signed(issued="noon"), "form"),
        (signed(expires="2026-11-23T04:00:00"), "form"),
    ],
)
def test_whatever_else_is_none(said: SignedCommand, reason: str) -> None:
    with pytest.raises(NotACommand) as caught:
        check(said, KEYS, "T1")
    assert caught.value.reason == reason


def test_only_one_spelling_is_a_command() -> None:
    spaced = canonical(COMMAND).replace(",", ", ")
    signature = b64encode(KEY.sign(signed_bytes(spaced))).decode()
    with pytest.raises(NotACommand):
        check(SignedCommand(SIGNED.key, spaced, signature), KEYS, "T1")


def test_a_signature_for_something_else_is_none_here() -> None:
    """The key signs commands under a heading of their own."""
    bare = b64encode(KEY.sign(SIGNED.command.encode())).decode()
    with pytest.raises(NotACommand):
        check(replace(SIGNED, signature=bare), KEYS, "T1")


@pytest.mark.parametrize(
    ("name", "arguments", "reason"),
    [
        ("format-disk", {}, "name"),
        ("self-test", {}, "arguments"),
        ("self-test", {"service": "../x"}, "arguments"),
        ("self-test", {"service": "IdCard", "more": "1"}, "arguments"),
        ("in-service", {"why": "x"}, "arguments"),
        ("idle-picture", {"why": "x"}, "arguments"),
        ("out-of-service", {}, "arguments"),
        ("out-of-service", {"reason": "whim"}, "arguments"),
        ("out-of-service", {"reason": "site", "en": "only English"}, "arguments"),
        ("collect-logs", {"lines": "0"}, "arguments"),
        ("collect-logs", {"lines": "5001"}, "arguments"),
        ("collect-logs", {"lines": "²"}, "arguments"),
        ("message", {"zh_CN": "一", "en": "one"}, "time"),
        ("message", {"zh_CN": "一", "until": rfc3339(NOON)}, "arguments"),
        ("message", {"zh_CN": "一" * 121, "en": "one", "until": rfc3339(NOON)}, "arguments"),
        ("message", {"zh_CN": "一\n二", "en": "one", "until": rfc3339(NOON)}, "arguments"),
        ("message", {"zh_CN": "\u202e一", "en": "one", "until": rfc3339(NOON)}, "arguments"),
        ("message", {"zh_CN": " ", "en": "one", "until": rfc3339(NOON)}, "arguments"),
    ],
)
def test_arguments_that_are_not_the_commands_own_are_refused(name: str, arguments: dict[str, str], reason: str) -> None:
    good = check(signed(name=name, arguments=arguments), KEYS, "T1")
    assert isinstance(good.arguments, BadCommand)
    assert good.refusal(NOON) == Refusal("refused", reason)


def test_arguments_are_read_as_what_they_are() -> None:
    assert arguments_of("collect-logs", {"lines": "200"}) == CollectLogs(200)
    assert arguments_of("out-of-service", {"reason": "fault"}) == OutOfService("fault", {})
    words = {"zh_CN": "到窗口", "en": "counter"}
    assert arguments_of("out-of-service", {"reason": "fault", **words}) == OutOfService("fault", words)
