from reportlab.graphics.shapes import Group

class QrCodeWidget:
    def __init__(
        self,
        value: str = ...,
        *,
        barLevel: str = ...,
        barBorder: int = ...,
        barWidth: float = ...,
        barHeight: float = ...,
    ) -> None: ...
    def draw(self) -> Group: ...
