import QtQuick
import "../components"
import "../theme"

// One of a few states, or a wish. compact: one of many, for a pointer rather than a finger.
Touch {
    id: pill

    property string text: ""
    property bool compact: false

    label: text
    corner: Theme.radiusSmall
    implicitHeight: compact ? 64 : Theme.touch

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: pill.checked ? Theme.primary : pill.pressed ? Theme.primaryLine : pill.enabled ? Theme.primarySoft : Theme.ground
    }
    Label {
        anchors.centerIn: parent
        width: parent.width - (pill.compact ? 4 : 16)
        horizontalAlignment: Text.AlignHCenter
        text: pill.text
        font.pixelSize: Theme.textSmall
        color: pill.checked ? Theme.onSea : pill.enabled ? Theme.primary : Theme.ink3
        Accessible.ignored: true
    }
}
