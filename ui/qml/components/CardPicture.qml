import QtQuick
import "../theme"

// An identity card, flat: what to put on the reader, or what to take from it.
Rectangle {
    property color tint: Theme.primary

    implicitWidth: 440
    implicitHeight: 280
    radius: Theme.radius
    color: Theme.primarySoft
    border.width: 4
    border.color: tint

    Icon {
        x: 44
        anchors.verticalCenter: parent.verticalCenter
        name: "id"
        tint: parent.tint
        size: 136
    }
    Column {
        x: 220
        anchors.verticalCenter: parent.verticalCenter
        spacing: 34

        Repeater {
            model: [172, 172, 112]
            delegate: Rectangle {
                required property int modelData
                width: modelData
                height: 20
                radius: 10
                color: Theme.primaryLine
            }
        }
    }
}
