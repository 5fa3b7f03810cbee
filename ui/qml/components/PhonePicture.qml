import QtQuick
import "../theme"

// A phone with a code on it, flat.
Rectangle {
    property color tint: Theme.primary
    property color bed: Theme.primarySoft

    implicitWidth: 200
    implicitHeight: 340
    radius: 32
    color: bed
    border.width: 4
    border.color: tint

    Icon {
        anchors.centerIn: parent
        name: "qrcode"
        tint: parent.tint
        size: 128
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 22
        width: 56
        height: 8
        radius: 4
        color: Theme.primaryLine
    }
}
