from typing import IO

from PIL.Image import Image

class ImageReader:
    def __init__(self, fileName: Image | IO[bytes]) -> None: ...
