import QtQuick
import "../theme"

// Paper coming out of its slot: a narrow slip or a whole page.
Item {
    id: paper

    property bool slip: true

    width: 480
    height: 360

    Rectangle {
        y: 20
        width: parent.width
        height: 112
        radius: Theme.radius
        color: Theme.primary

        Rectangle {
            x: 36
            y: 32
            width: 20
            height: 20
            radius: 10
            color: Theme.primaryLine
        }
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 88
        width: sheet.width + 48
        height: 20
        radius: 10
        color: Theme.sea900
    }
    Rectangle {
        id: sheet
        anchors.horizontalCenter: parent.horizontalCenter
        y: 98
        width: paper.slip ? 184 : 300
        height: 250
        color: Theme.card
        border.width: 3
        border.color: Theme.primaryLine

        Column {
            x: 28
            y: 36
            spacing: 24

            Repeater {
                model: paper.slip ? [0.9, 1, 1, 0.6] : [0.5, 1, 1, 1, 0.7]
                delegate: Rectangle {
                    required property real modelData
                    width: (sheet.width - 56) * modelData
                    height: 14
                    radius: 7
                    color: Theme.primaryLine
                }
            }
        }
    }
}
