from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

class Key:
    keyid: str

class Signature:
    keyid: str
    signature: str

class Signer:
    @property
    def public_key(self) -> Key: ...
    def sign(self, payload: bytes) -> Signature: ...

class CryptoSigner(Signer):
    def __init__(self, private_key: Ed25519PrivateKey) -> None: ...
