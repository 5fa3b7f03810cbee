"""The networks at work: faces found in a picture, and how alike two of them are."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.camera import models
from drivers.camera.face import Face
from drivers.camera.judging import Pixels
from drivers.camera.onnx_inputs import with_inputs

SCORE: Final = 0.7
"""How sure the detector has to be."""
_SIDE: Final = 480
"""Pixels the longer side is brought to: a face that is near enough is still large, and one core looks 40 times a
second."""
_OVERLAP: Final = 0.3
_MOST: Final = 50
_PICTURE: Final = "data"
"""The input of both networks."""
Feature = NDArray[np.float32]


class Detector:
    """YuNet. Raises ModelMissingError when it is made."""

    def __init__(self) -> None:
        self._net = cv2.FaceDetectorYN.create("onnx", _buffer(models.load(models.DETECTOR)), _EMPTY, (_SIDE, _SIDE))
        self._net.setScoreThreshold(SCORE)
        self._net.setNMSThreshold(_OVERLAP)
        self._net.setTopK(_MOST)

    def find(self, pixels: Pixels) -> tuple[Face, ...]:
        """Every face, in pixels of the picture, the surest first."""
        rows, columns = pixels.shape[:2]
        scale = _SIDE / max(rows, columns)
        size = max(1, round(columns * scale)), max(1, round(rows * scale))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        self._net.setInputSize(size)
        found = self._net.detect(small)[1]
        return () if found is None else tuple(_face(row, 1 / scale) for row in np.asarray(found, dtype=np.float32))


def _face(row: NDArray[np.float32], scale: float) -> Face:
    values = [float(value) * scale for value in row[:14]]
    right_eye, left_eye, nose, right_mouth, left_mouth = zip(values[4::2], values[5::2], strict=True)
    box = values[0], values[1], values[2], values[3]
    return Face(box, right_eye, left_eye, nose, right_mouth, left_mouth, score=float(row[14]))


class Recogniser:
    """SFace. Raises ModelMissingError when it is made."""

    def __init__(self) -> None:
        model = with_inputs(models.load(models.RECOGNISER), frozenset({_PICTURE}))
        self._net = cv2.FaceRecognizerSF.create("onnx", _buffer(model), _EMPTY)

    def feature(self, pixels: Pixels, face: Face) -> Feature:
        """What the network keeps of a face: 128 numbers, which are as personal as the picture."""
        box = (*face.box, *face.right_eye, *face.left_eye, *face.nose, *face.right_mouth, *face.left_mouth, face.score)
        upright = self._net.alignCrop(pixels, np.asarray(box, dtype=np.float32))
        return np.array(self._net.feature(upright), dtype=np.float32)

    def alike(self, one: Feature, other: Feature) -> float:
        """The cosine of the two, -1 to 1."""
        return float(self._net.match(one, other, cv2.FaceRecognizerSF_FR_COSINE))


def _buffer(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data, dtype=np.uint8)


_EMPTY: Final[NDArray[np.uint8]] = np.empty(0, dtype=np.uint8)
