import QtQuick
import "../components"
import "../theme"

// Put the card on the reader.
Item {
    id: identity

    property var screen
    readonly property bool failed: screen.phase === "failed"
    readonly property string problem: Words.of(screen.problem)

    Card {
        width: parent.width
        height: Math.min(parent.height, 700)

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 48

            CardPicture {
                anchors.horizontalCenter: parent.horizontalCenter
                tint: identity.failed ? Theme.danger : Theme.primary
            }
            Pulse {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !identity.failed
            }
            Label {
                width: parent.width
                visible: !identity.failed
                horizontalAlignment: Text.AlignHCenter
                text: Words.say(identity.screen.phase === "reading" ? "id.reading" : "id.waiting")
                font.pixelSize: 40
                color: Theme.primary
            }
            Banner {
                width: parent.width
                tone: "danger"
                text: identity.problem
            }
        }
    }
}
