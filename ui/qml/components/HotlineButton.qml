import QtQuick
import "../theme"

// 12345, quiet and always at the same place. `onSea`: on the panel of a lying display.
Touch {
    id: hotline

    property bool onSea: false

    objectName: "action.hotline"
    label: Words.say("help.hotline")
    corner: height / 2
    implicitWidth: row.implicitWidth + 80
    implicitHeight: Theme.touch
    onActivated: bridge.act("hotline")

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: hotline.onSea ? Theme.seaBed : hotline.pressed ? Theme.primarySoft : Theme.card
        border.width: hotline.onSea ? 0 : Theme.stroke
        border.color: Theme.line
    }

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 16

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "headset"
            size: 40
            tint: hotline.onSea ? Theme.onSea : Theme.primary
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: hotline.label
            font.pixelSize: Theme.textHint
            color: hotline.onSea ? Theme.onSea : Theme.ink2
            Accessible.ignored: true
        }
    }
}
