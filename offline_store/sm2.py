"""SM2 public-key encryption (GB/T 32918.4) by the system's libcrypto 3, which `cryptography` does not offer.

Keys are raw: a private key is the 32-byte scalar, a public key the uncompressed point (65 bytes). A ciphertext is the
DER of GM/T 0009-2012 (C1, C3, C2), as the `openssl pkeyutl` command writes and reads it.
"""

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

PRIVATE_SIZE: Final = 32
PUBLIC_SIZE: Final = 65
_ALGORITHM: Final = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")
"""AlgorithmIdentifier: id-ecPublicKey on the curve sm2p256v1 (1.2.156.10197.1.301)."""
_SPKI: Final = b"\x30\x59" + _ALGORITHM + b"\x03\x42\x00"
_PKCS8: Final = b"\x30\x41\x02\x01\x00" + _ALGORITHM + b"\x04\x27\x30\x25\x02\x01\x01\x04\x20"
_SEC1_SCALAR: Final = slice(7, 39)
_POINTER: Final = ctypes.c_void_p


class Sm2Error(ValueError):
    """A key that is none, or a ciphertext that does not belong to it. step: libcrypto's function that said so."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def keypair() -> tuple[bytes, bytes]:
    """A new (private, public)."""
    lib = _libcrypto()
    with _owned(lib.EVP_PKEY_Q_keygen(None, None, b"SM2"), "keygen") as key:
        return _written(lib.i2d_PrivateKey, key)[_SEC1_SCALAR], _written(lib.i2d_PUBKEY, key)[-PUBLIC_SIZE:]


def encrypt(plaintext: bytes, public: bytes) -> bytes:
    """Raises Sm2Error when `public` is no point of the curve."""
    if len(public) != PUBLIC_SIZE:
        raise Sm2Error("public key")
    lib = _libcrypto()
    with _owned(_read(lib.d2i_PUBKEY, _SPKI + public), "public key") as key:
        return _transformed(key, "encrypt", plaintext)


def decrypt(ciphertext: bytes, private: bytes) -> bytes:
    """Raises Sm2Error when it was not encrypted to this key, or was changed (C3 does not fit)."""
    if len(private) != PRIVATE_SIZE:
        raise Sm2Error("private key")
    lib = _libcrypto()
    with _owned(_read(lib.d2i_AutoPrivateKey, _PKCS8 + private), "private key") as key:
        return _transformed(key, "decrypt", ciphertext)


def _transformed(key: int, direction: str, data: bytes) -> bytes:
    lib = _libcrypto()
    context = lib.EVP_PKEY_CTX_new(key, None)
    try:
        work = getattr(lib, f"EVP_PKEY_{direction}")
        if getattr(lib, f"EVP_PKEY_{direction}_init")(context) <= 0:
            raise Sm2Error(direction)
        size = ctypes.c_size_t(0)
        if work(context, None, ctypes.byref(size), data, len(data)) <= 0:
            raise Sm2Error(direction)
        out = ctypes.create_string_buffer(size.value)
        if work(context, out, ctypes.byref(size), data, len(data)) <= 0:
            raise Sm2Error(direction)
        return out.raw[: size.value]
    finally:
        lib.EVP_PKEY_CTX_free(context)
        lib.ERR_clear_error()


def _read(function: "ctypes._NamedFuncPointer", der: bytes) -> int | None:
    buffer = ctypes.create_string_buffer(der, len(der))
    at = ctypes.c_void_p(ctypes.addressof(buffer))
    key: int | None = function(None, ctypes.byref(at), len(der))
    return key


def _written(function: "ctypes._NamedFuncPointer", key: int) -> bytes:
    size = function(key, None)
    if size <= 0:
        raise Sm2Error("encode")
    buffer = ctypes.create_string_buffer(size)
    at = ctypes.c_void_p(ctypes.addressof(buffer))
    function(key, ctypes.byref(at))
    return buffer.raw[:size]


@contextmanager
def _owned(key: int | None, step: str) -> Iterator[int]:
    """A libcrypto key that is freed, with what it holds, when it is left."""
    lib = _libcrypto()
    if not key:
        lib.ERR_clear_error()
        raise Sm2Error(step)
    try:
        yield key
    finally:
        lib.EVP_PKEY_free(key)


@cache
def _libcrypto() -> ctypes.CDLL:
    """Raises OSError where there is no libcrypto 3."""
    lib = ctypes.CDLL(ctypes.util.find_library("crypto") or "libcrypto.so.3")
    for name, result, arguments in (
        ("EVP_PKEY_Q_keygen", _POINTER, [_POINTER, ctypes.c_char_p, ctypes.c_char_p]),
        ("d2i_PUBKEY", _POINTER, [_POINTER, _POINTER, ctypes.c_long]),
        ("d2i_AutoPrivateKey", _POINTER, [_POINTER, _POINTER, ctypes.c_long]),
        ("i2d_PUBKEY", ctypes.c_int, [_POINTER, _POINTER]),
        ("i2d_PrivateKey", ctypes.c_int, [_POINTER, _POINTER]),
        ("EVP_PKEY_CTX_new", _POINTER, [_POINTER, _POINTER]),
        ("EVP_PKEY_CTX_free", None, [_POINTER]),
        ("EVP_PKEY_free", None, [_POINTER]),
        ("EVP_PKEY_encrypt_init", ctypes.c_int, [_POINTER]),
        ("EVP_PKEY_decrypt_init", ctypes.c_int, [_POINTER]),
        ("EVP_PKEY_encrypt", ctypes.c_int, [_POINTER, _POINTER, _POINTER, ctypes.c_char_p, ctypes.c_size_t]),
        ("EVP_PKEY_decrypt", ctypes.c_int, [_POINTER, _POINTER, _POINTER, ctypes.c_char_p, ctypes.c_size_t]),
        ("ERR_clear_error", None, []),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    return lib
