"""What terminals fetch, signed the TUF way: the catalogue, the settings, the trust document.

The Update Framework (specification 1.0.34): `root` is signed by keys that lie in a safe, everything else by the online
key. A terminal that follows it refuses what was altered, what is older than what it has, and a centre that hides what
is new: `timestamp` expires after a week and is signed anew every day.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from offline_store.durable import replace

ROOT_LIFE: Final = timedelta(days=2 * 365)
TARGETS_LIFE: Final = timedelta(days=365)
TIMESTAMP_LIFE: Final = timedelta(days=7)
FRESH: Final = timedelta(days=6)
"""A timestamp with less of its life left is signed anew."""
ONLINE: Final = ("targets", "snapshot", "timestamp")


class Repository:
    """data: of the centre. folder: what terminals read. Uses `keys/root` only to change the root, `keys/online` to
    publish. clock: seconds since 1970.
    """

    def __init__(self, data: Path, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._root_keys = data / "keys" / "root"
        self._online_key = data / "keys" / "online" / "online.key"
        self.folder = data / "repository"
        self._metadata = self.folder / "metadata"
        self._targets = self.folder / "targets"

    def prepare(self) -> None:
        """Make the keys and the first, empty state, where there is none."""
        for folder in (self._root_keys, self._online_key.parent, self.folder, self._metadata, self._targets):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        if not self._online_key.exists():
            replace(self._online_key, _new_key())
        if not list(self._root_keys.glob("*.key")):
            replace(self._root_keys / "root-1.key", _new_key())
        if not self._root_versions():
            root = Root(expires=self._in(ROOT_LIFE), consistent_snapshot=True)
            for signer in self._root_signers():
                root.add_key(signer.public_key, "root")
            self._write_root(Metadata(root), self._root_signers())
        if not (self._metadata / "timestamp.json").exists():
            self._write(Metadata(Targets(expires=self._in(TARGETS_LIFE))))

    def root(self) -> str:
        """The newest root metadata, as text."""
        return self._root_path(max(self._root_versions())).read_text()

    def read(self, name: str) -> bytes | None:
        """What is published under `name`; None when that is nothing, or was lost or spoilt."""
        known = self._current_targets().signed.targets.get(name)
        if known is None:
            return None
        try:
            content = (self._targets / f"{known.hashes['sha256']}.{name}").read_bytes()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == known.hashes["sha256"] else None

    def publish(self, name: str, content: bytes) -> bool:
        """Put `content` where terminals fetch `name`. False when it is there already."""
        if self.read(name) == content:
            return False
        targets = self._current_targets()
        described = TargetFile.from_data(name, content)
        replace(self._targets / f"{described.hashes['sha256']}.{name}", content)
        gone = targets.signed.targets.get(name)
        targets.signed.targets[name] = described
        targets.signed.version += 1
        targets.signed.expires = self._in(TARGETS_LIFE)
        self._write(targets)
        if gone and gone.hashes != described.hashes:
            (self._targets / f"{gone.hashes['sha256']}.{name}").unlink(missing_ok=True)
        return True

    def refresh(self) -> bool:
        """Sign the timestamp anew when a day of its life is over; True when it was."""
        expires = self._current_timestamp().expires
        if expires - self._now() > FRESH:
            return False
        targets = self._current_targets()
        if targets.signed.expires - self._now() < TARGETS_LIFE / 2:
            targets.signed.version += 1
            targets.signed.expires = self._in(TARGETS_LIFE)
        self._write(targets)
        return True

    def rotate_root(self) -> None:
        """A new root key instead of the present ones: the next root metadata is signed by both."""
        old = self._root_signers()
        number = max(self._root_versions()) + 1
        metadata = self._load_root()
        root = metadata.signed
        for signer in old:
            root.revoke_key(signer.public_key.keyid, "root")
        private = _new_key()
        replace(self._root_keys / f"root-{number}.key", private)
        root.add_key(_signer(private).public_key, "root")
        self._next_root(metadata, [*old, _signer(private)])
        for path in self._root_keys.glob("*.key"):
            if path.name != f"root-{number}.key":
                path.unlink()

    def rotate_online(self) -> None:
        """A new online key: the root says that the old one is worth nothing from now on."""
        metadata = self._load_root()
        old = _signer(self._online_key.read_bytes()).public_key
        private = _new_key()
        for role in ONLINE:
            metadata.signed.revoke_key(old.keyid, role)
            metadata.signed.add_key(_signer(private).public_key, role)
        targets = self._current_targets()
        targets.signed.version += 1
        replace(self._online_key, private)
        self._next_root(metadata, self._root_signers())
        self._write(targets)

    def sign_as_root(self, content: bytes) -> dict[str, bytes]:
        """Raw Ed25519 signatures by root key id."""
        return {
            signer.public_key.keyid: bytes.fromhex(signer.sign(content).signature) for signer in self._root_signers()
        }

    def _next_root(self, metadata: Metadata[Root], signers: list[CryptoSigner]) -> None:
        metadata.signed.version += 1
        metadata.signed.expires = self._in(ROOT_LIFE)
        self._write_root(metadata, signers)

    def _write_root(self, metadata: Metadata[Root], signers: list[CryptoSigner]) -> None:
        if metadata.signed.version == 1:
            online = _signer(self._online_key.read_bytes())
            for role in ONLINE:
                metadata.signed.add_key(online.public_key, role)
        metadata.signatures.clear()
        for signer in signers:
            metadata.sign(signer, append=True)
        replace(self._root_path(metadata.signed.version), metadata.to_bytes())

    def _write(self, targets: Metadata[Targets]) -> None:
        """Targets, then the snapshot that names them, then the timestamp that names it: readers see old or new."""
        signer = _signer(self._online_key.read_bytes())
        number = self._current_timestamp().version + 1 if self._published() else 1
        version = targets.signed.version
        targets.sign(signer)
        replace(self._metadata / f"{version}.targets.json", targets.to_bytes())
        snapshot = Metadata(
            Snapshot(version=number, expires=self._in(TARGETS_LIFE), meta={"targets.json": MetaFile(version)})
        )
        snapshot.sign(signer)
        replace(self._metadata / f"{number}.snapshot.json", snapshot.to_bytes())
        timestamp = Metadata(
            Timestamp(version=number, expires=self._in(TIMESTAMP_LIFE), snapshot_meta=MetaFile(number))
        )
        timestamp.sign(signer)
        replace(self._metadata / "timestamp.json", timestamp.to_bytes())
        for kind, kept in (("targets", version), ("snapshot", number)):
            for path in self._metadata.glob(f"*.{kind}.json"):
                # A terminal that has just read the last timestamp is still given what it names.
                if int(path.name.split(".")[0]) < kept - 1:
                    path.unlink()

    def _published(self) -> bool:
        return (self._metadata / "timestamp.json").exists()

    def _current_timestamp(self) -> Timestamp:
        return Metadata[Timestamp].from_file(str(self._metadata / "timestamp.json")).signed

    def _current_targets(self) -> Metadata[Targets]:
        number = self._current_timestamp().snapshot_meta.version
        snapshot = Metadata[Snapshot].from_file(str(self._metadata / f"{number}.snapshot.json")).signed
        version = snapshot.meta["targets.json"].version
        return Metadata[Targets].from_file(str(self._metadata / f"{version}.targets.json"))

    def _load_root(self) -> Metadata[Root]:
        return Metadata[Root].from_bytes(self.root().encode())

    def _root_versions(self) -> list[int]:
        return [int(path.name.split(".")[0]) for path in self._metadata.glob("*.root.json")]

    def _root_path(self, version: int) -> Path:
        return self._metadata / f"{version}.root.json"

    def _root_signers(self) -> list[CryptoSigner]:
        return [_signer(path.read_bytes()) for path in sorted(self._root_keys.glob("*.key"))]

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC).replace(microsecond=0)

    def _in(self, life: timedelta) -> datetime:
        return self._now() + life


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def _signer(private: bytes) -> CryptoSigner:
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(private))
