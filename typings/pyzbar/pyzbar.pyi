import numpy as np
from numpy.typing import NDArray

class Decoded:
    @property
    def data(self) -> bytes: ...

def decode(image: NDArray[np.uint8]) -> list[Decoded]: ...
