import QtQuick
import "../components"
import "../theme"

// One sees oneself as in a mirror, and what to do, while the face is compared.
Item {
    id: page

    property var screen
    readonly property string advice: Words.of(screen.advice)

    Mirror {
        width: parent.width
        height: parent.height - Theme.gap - told.height
    }
    Banner {
        id: told
        anchors.bottom: parent.bottom
        width: parent.width
        tone: "info"
        text: page.advice !== "" ? page.advice : Words.say(preview.number > 0 ? "photo.holdStill" : "photo.wait")
    }
}
