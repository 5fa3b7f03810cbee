"""Messages: the 2021-1 form out, both forms in, and nothing that breaks the reader."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.xfs4iot.enums import Acknowledge, Code, MessageType
from drivers.xfs4iot.messages import Malformed, MalformedMessageError, Message, acknowledge, completion, decode, encode
from tests.drivers.xfs4iot.conformance import check


def test_a_command_on_the_wire() -> None:
    message = Message(MessageType.COMMAND, "Common.Status", 7, {"timeout": 1000})
    assert json.loads(encode(message)) == {
        "header": {"type": "command", "name": "Common.Status", "version": "1.0", "requestId": 7},
        "payload": {"timeout": 1000},
    }
    assert decode(encode(message)) == message
    assert check(encode(message)) == ("command", "Common.Status")


def test_an_acknowledge_and_a_failed_completion_conform() -> None:
    check(encode(acknowledge("Common.Status", 7, Acknowledge.OK)))
    check(encode(completion("Printer.PrintForm", 7, Code.COMMAND_ERROR, {"errorCode": "paperOut"}, "empty")))


def test_keys_without_a_value_are_left_out() -> None:
    text = encode(Message(MessageType.COMMAND, "Common.Status", 1, {"timeout": None}))
    assert json.loads(text)["payload"] == {}


def test_the_later_form_reads_like_ours() -> None:
    later = {
        "header": {"type": "command", "name": "Common.Status", "version": "3.0", "requestId": 12345, "timeout": 1000},
        "payload": {},
    }
    message = decode(json.dumps(later))
    assert message.timeout == 1.0
    done = {
        "header": {
            "type": "completion",
            "name": "Common.Status",
            "requestId": 2,
            "version": "2.0",
            "completionCode": "timeOut",
            "errorDescription": "late",
        }
    }
    assert decode(json.dumps(done)).payload == {"completionCode": "timeOut", "errorDescription": "late"}
    accepted = {"header": {"type": "acknowledge", "name": "Common.Status", "requestId": 2, "version": "2.0"}}
    assert decode(json.dumps(accepted)).payload == {"status": "ok"}


@pytest.mark.parametrize(
    ("text", "reason", "request_id"),
    [
        ("", Malformed.NOT_JSON, 0),
        (b"\xff\xfe", Malformed.NOT_JSON, 0),
        ("[" * 5000, Malformed.NOT_JSON, 0),
        ("[]", Malformed.NO_HEADER, 0),
        ('{"header": 3}', Malformed.NO_HEADER, 0),
        ('{"header": {"type": "order", "name": "Common.Status", "requestId": 5}}', Malformed.BAD_HEADER, 5),
        ('{"header": {"type": "command", "name": "Common.Status", "requestId": -5}}', Malformed.BAD_HEADER, 0),
        ('{"header": {"type": "command", "name": "Common.Status", "requestId": true}}', Malformed.BAD_HEADER, 0),
        (
            '{"header": {"type": "command", "name": "Common.Status", "requestId": 5}, "payload": []}',
            Malformed.BAD_PAYLOAD,
            5,
        ),
    ],
)
def test_what_is_no_message(text: str | bytes, reason: Malformed, request_id: int) -> None:
    with pytest.raises(MalformedMessageError) as caught:
        decode(text)
    assert (caught.value.reason, caught.value.request_id) == (reason, request_id)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
_header = st.dictionaries(
    st.sampled_from(["type", "name", "requestId", "status", "timeout"]), _json | st.just("command")
)


@given(body=st.fixed_dictionaries({"header": _header, "payload": _json}) | _json)
def test_any_json_is_a_message_or_malformed(body: object) -> None:
    try:
        encode(decode(json.dumps(body)))
    except MalformedMessageError:
        return


@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_message_or_malformed(data: bytes) -> None:
    with pytest.raises(MalformedMessageError):
        decode(data)


def test_payloads_stay_out_of_representations() -> None:
    assert "张三" not in repr(Message(MessageType.COMPLETION, "IdentityDocument.Read", 1, {"name": "张三"}))
