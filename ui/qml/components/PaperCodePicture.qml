import QtQuick
import "../theme"

// A sheet whose code, at its lower left, is held over the window of the scanner.
Item {
    width: 480
    height: 360

    Rectangle {
        id: sheet
        x: 96
        y: 4
        width: 300
        height: 256
        color: Theme.card
        border.width: 3
        border.color: Theme.primaryLine

        Column {
            x: 32
            y: 32
            spacing: 22

            Repeater {
                model: [0.5, 1, 0.8]
                delegate: Rectangle {
                    required property real modelData
                    width: (sheet.width - 64) * modelData
                    height: 14
                    radius: 7
                    color: Theme.primaryLine
                }
            }
        }
        Icon {
            x: 24
            y: 134
            name: "qrcode"
            size: 108
        }
    }
    Rectangle {
        y: 276
        width: parent.width
        height: 76
        radius: Theme.radius
        color: Theme.primary

        Rectangle {
            x: 112
            anchors.verticalCenter: parent.verticalCenter
            width: 124
            height: 28
            radius: 14
            color: Theme.sea900
        }
    }
}
