import QtQuick
import "../theme"

// A card and its covered digits: the password is being checked.
Rectangle {
    width: 440
    height: 280
    radius: Theme.radius
    color: Theme.primarySoft
    border.width: 4
    border.color: Theme.primary

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 36
        name: "shield-lock"
        size: 128
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 200
        spacing: 24

        Repeater {
            model: 6
            delegate: Rectangle {
                width: 24
                height: 24
                radius: 12
                color: Theme.primary
            }
        }
    }
}
