import QtQuick
import "../components"

// Something does not work; the title says what, the hint what can be done, the actions what still works.
Item {
    id: problem

    property var screen

    Card {
        width: parent.width
        height: Math.min(parent.height, 640)

        Picture {
            anchors.centerIn: parent
            name: problem.screen.picture
        }
    }
}
