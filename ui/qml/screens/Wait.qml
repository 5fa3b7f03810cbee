import QtQuick
import "../components"
import "../theme"

// The machine works by itself: what it does, and how far it is where that is known.
Item {
    id: wait

    property var screen
    readonly property bool known: typeof screen.progress === "number"

    Card {
        width: parent.width
        height: Math.min(parent.height, 760)

        Column {
            anchors.centerIn: parent
            spacing: 72

            Picture {
                anchors.horizontalCenter: parent.horizontalCenter
                name: wait.screen.picture
            }
            Pulse {
                anchors.horizontalCenter: parent.horizontalCenter
                known: wait.known
                value: wait.known ? wait.screen.progress : 0
            }
        }
    }
}
