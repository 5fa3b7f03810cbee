"""The worked examples of ICAO Doc 9303-11, appendices D (BAC, secure messaging) and G.1 (PACE), byte for byte."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from drivers.iso7816.apdu import Command, Response, exchange
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.bac import basic_access
from drivers.travel_document.ciphers import AUTHENTICATION, ENCRYPTION, PASSWORD, aes_decrypt, aes_key, des_key
from drivers.travel_document.curves import BRAINPOOL_256, CURVES, Curve
from drivers.travel_document.emulator import PassportEmulator
from drivers.travel_document.errors import DocumentError
from drivers.travel_document.pace import Protocol, establish, keys, mapped, multiply, secret, token

HOLDER = AccessKey("L898902C", "690806", "940623")
BAC = {
    "chip_random": "4608F91988702212",
    "random": "781723860C06C226",
    "secret": "0B795240CB7049B01C19B33E32804F0B",
    "command": "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7",
    "answer": "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449",
}
IDENTIFIER = bytes.fromhex("04007F00070202040202")
G1 = AccessKey("T22000129", "640812", "101031")


def point(x: str, y: str) -> tuple[int, int]:
    return int(x, 16), int(y, 16)


NONCE_SEALED, NONCE = "95A3A016522EE98D01E76CB6B98B42C3", "3F00C4D39D153F2B2A214A078D899B22"
T_MAP = 0x7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99
C_MAP = 0x498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560
T_MAP_POINT = point(
    "7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E",
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D",
)
C_MAP_POINT = point(
    "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57",
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54",
)
SHARED = point(
    "60332EF2450B5D247EF6D3868397D398852ED6E8CAF6FFEEF6BF85CA57057FD5",
    "0840CA7415BAF3E43BD414D35AA4608B93A2CAF3A4E3EA4E82C9C13D03EB7181",
)
GENERATOR = point(
    "8CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2",
    "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522",
)
T_KEY = 0xA73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595
C_KEY = 0x107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A
T_POINT = point(
    "2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C",
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462",
)
C_POINT = point(
    "9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB",
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094",
)
AGREED = 0x28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925
ENC, MAC = "F5F0E35C0D7161EE6724EE513A0D9A7F", "FE251C7858B356B24514B3BD5F4297D1"
T_TOKEN, C_TOKEN = "C2B0BD78D94BA866", "3ABB9674BCE93C08"


def test_keys_from_the_zone() -> None:
    assert HOLDER.seed[:16].hex().upper() == "239AB9CB282DAF66231DC5A4DF6BFBAE"
    assert des_key(HOLDER.seed[:16], ENCRYPTION).hex().upper() == "AB94FDECF2674FDFB9B391F85D7F76F2"
    assert des_key(HOLDER.seed[:16], AUTHENTICATION).hex().upper() == "7962D9ECE03D1ACD4C76089DCE131543"
    assert des_key(bytes.fromhex("0036D272F5C350ACAC50C3F572D23600"), 1).hex().upper() == (
        "979EC13B1CBFE9DCD01AB0FED307EAE5"
    )


def test_basic_access_and_the_first_secured_commands() -> None:
    conversation = [
        ("0084000008", BAC["chip_random"] + "9000"),
        ("0082000028" + BAC["command"] + "28", BAC["answer"] + "9000"),
        ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
        ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
    ]

    def chip(data: bytes) -> bytes:
        wanted, answer = conversation.pop(0)
        assert data.hex().upper() == wanted
        return bytes.fromhex(answer)

    randoms = [bytes.fromhex(BAC["random"]), bytes.fromhex(BAC["secret"])]
    messaging = basic_access(lambda command: exchange(chip, command), HOLDER, lambda _: randoms.pop(0))
    secured = messaging.over(lambda command: exchange(chip, command))
    assert secured(Command(0x00, 0xA4, 0x02, 0x0C, b"\x01\x1e")).ok
    assert secured(Command(0x00, 0xB0, 0x00, 0x00, le=4)).data == bytes.fromhex("60145F01")


def test_the_emulated_chip_answers_as_the_example_does() -> None:
    randoms = [bytes.fromhex(BAC["chip_random"]), bytes.fromhex("0B4F80323EB3191CB04970CB4052790B")]
    chip = PassportEmulator({0x011E: bytes.fromhex("60145F01")}, HOLDER, random=lambda _: randoms.pop(0))
    for command, answer in (
        ("00A4040C07A0000002471001", "9000"),
        ("0084000008", BAC["chip_random"] + "9000"),
        ("0082000028" + BAC["command"] + "28", BAC["answer"] + "9000"),
        ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
        ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
    ):
        assert chip.answer(bytes.fromhex(command)).hex().upper() == answer


def test_pace_step_by_step() -> None:
    curve, protocol = BRAINPOOL_256, Protocol(IDENTIFIER, 13)
    password = aes_key(secret(G1), PASSWORD, 16)
    assert password.hex().upper() == "89DED1B26624EC1E634C1989302849DD"
    nonce = aes_decrypt(password, bytes.fromhex(NONCE_SEALED))
    assert nonce.hex().upper() == NONCE
    assert multiply(curve, T_MAP, curve.generator) == T_MAP_POINT
    assert multiply(curve, C_MAP, curve.generator) == C_MAP_POINT
    assert multiply(curve, T_MAP, C_MAP_POINT) == SHARED
    assert mapped(curve, nonce, SHARED) == GENERATOR
    assert multiply(curve, T_KEY, GENERATOR) == T_POINT
    assert multiply(curve, C_KEY, GENERATOR) == C_POINT
    agreed = multiply(curve, T_KEY, C_POINT)
    assert agreed == multiply(curve, C_KEY, T_POINT)
    assert agreed[0] == AGREED
    encryption, authentication = keys(protocol, agreed)
    assert (encryption.hex().upper(), authentication.hex().upper()) == (ENC, MAC)
    assert token(IDENTIFIER, curve, authentication, C_POINT).hex().upper() == T_TOKEN
    assert token(IDENTIFIER, curve, authentication, T_POINT).hex().upper() == C_TOKEN


def wire(curve: Curve, tag: int, one: tuple[int, int]) -> str:
    return f"7C43{tag:02X}41" + curve.encode(one).hex().upper()


def test_pace_as_a_conversation() -> None:
    curve, sent = BRAINPOOL_256, list[str]()
    answers = [
        "9000",
        f"7C128010{NONCE_SEALED}9000",
        wire(curve, 0x82, C_MAP_POINT) + "9000",
        wire(curve, 0x84, C_POINT) + "9000",
        f"7C0A8608{C_TOKEN}9000",
    ]

    def chip(data: bytes) -> bytes:
        sent.append(data.hex().upper())
        return bytes.fromhex(answers[len(sent) - 1])

    scalars = [T_MAP, T_KEY]
    establish(
        lambda command: exchange(chip, command), Protocol(IDENTIFIER, 13), G1, lambda _: scalars.pop(0), named=False
    )
    assert sent == [
        "0022C1A40F800A04007F00070202040202830101",
        "10860000027C0000",
        "1086000045" + wire(curve, 0x81, T_MAP_POINT) + "00",
        "1086000045" + wire(curve, 0x83, T_POINT) + "00",
        f"008600000C7C0A8508{T_TOKEN}00",
    ]


def test_the_emulated_chip_agrees_as_the_example_does() -> None:
    scalars = [C_MAP, C_KEY]
    chip = PassportEmulator(
        {},
        G1,
        protocols=(Protocol(IDENTIFIER, 13),),
        random=lambda _: bytes.fromhex(NONCE),
        scalar=lambda _: scalars.pop(0),
    )
    curve = BRAINPOOL_256
    for command, answer in (
        ("0022C1A40F800A04007F00070202040202830101", "9000"),
        ("10860000027C0000", f"7C128010{NONCE_SEALED}9000"),
        ("1086000045" + wire(curve, 0x81, T_MAP_POINT) + "00", wire(curve, 0x82, C_MAP_POINT) + "9000"),
        ("1086000045" + wire(curve, 0x83, T_POINT) + "00", wire(curve, 0x84, C_POINT) + "9000"),
        (f"008600000C7C0A8508{T_TOKEN}00", f"7C0A8608{C_TOKEN}9000"),
    ):
        assert chip.answer(bytes.fromhex(command)).hex().upper() == answer


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda curve: curve.named.name)
def test_our_arithmetic_is_opensslss(curve: Curve) -> None:
    def theirs(scalar: int) -> tuple[int, int]:
        numbers = ec.derive_private_key(scalar, curve.named).public_key().public_numbers()
        return numbers.x, numbers.y

    for scalar in (1, 2, 3, 0x1234567890ABCDEF << 130, curve.n - 2, curve.n - 1):
        assert curve.multiply(scalar, curve.generator) == theirs(scalar)
        assert curve.holds(theirs(scalar))
    assert curve.multiply(curve.n, curve.generator) is None
    assert curve.add(theirs(5), theirs(7)) == theirs(12)
    assert curve.add(theirs(5), theirs(curve.n - 5)) is None
    assert curve.decode(curve.encode(theirs(9))) == theirs(9)


@pytest.mark.parametrize("change", [0, 1, 40, 64])
def test_a_point_beside_the_curve_is_refused(change: int) -> None:
    data = bytearray(BRAINPOOL_256.encode(BRAINPOOL_256.generator))
    data[change] ^= 1
    for one in (bytes(data), bytes(data)[:-1], b""):
        with pytest.raises(DocumentError):
            BRAINPOOL_256.decode(one)


def test_nothing_secret_in_representations() -> None:
    assert "L898902C" not in repr(HOLDER)
    assert Response(b"", 0x9000).ok
