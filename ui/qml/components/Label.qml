import QtQuick
import "../theme"

// Text as this screen writes it: one family, never smaller than 28, wrapped and never cut.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    lineHeight: 1.0
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
