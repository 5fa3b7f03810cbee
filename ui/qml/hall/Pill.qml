import QtQuick
import "../components"
import "../theme"

// One of a few states, or a wish.
Touch {
    id: pill

    property string text: ""

    label: text
    corner: Theme.radiusSmall
    implicitHeight: Theme.touch

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: pill.checked ? Theme.primary : pill.pressed ? Theme.primaryLine : pill.enabled ? Theme.primarySoft : Theme.ground
    }
    Label {
        anchors.centerIn: parent
        width: parent.width - 16
        horizontalAlignment: Text.AlignHCenter
        text: pill.text
        font.pixelSize: Theme.textSmall
        color: pill.checked ? Theme.onSea : pill.enabled ? Theme.primary : Theme.ink3
        Accessible.ignored: true
    }
}
