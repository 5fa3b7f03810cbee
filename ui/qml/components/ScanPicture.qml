import QtQuick
import "../theme"

// A sheet going into the scanner with its writing turned away.
Item {
    width: 480
    height: 360

    Rectangle {
        id: sheet
        anchors.horizontalCenter: parent.horizontalCenter
        y: 4
        width: 280
        height: 240
        color: Theme.card
        border.width: 3
        border.color: Theme.primaryLine

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 56
            name: "arrow-bar-to-down"
            size: 120
        }
    }
    Rectangle {
        y: 232
        width: parent.width
        height: 112
        radius: Theme.radius
        color: Theme.primary

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 12
            width: sheet.width + 48
            height: 20
            radius: 10
            color: Theme.sea900
        }
        Rectangle {
            x: 36
            y: 60
            width: 20
            height: 20
            radius: 10
            color: Theme.primaryLine
        }
    }
}
