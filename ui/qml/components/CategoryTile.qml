import QtQuick
import "../theme"

// One thing that services are about.
Touch {
    id: tile

    required property var entry

    objectName: "tile." + entry.id
    label: entry.name
    onActivated: bridge.start(entry.id)
    implicitHeight: Math.max(120, words.implicitHeight + 40)

    Card {
        anchors.fill: parent
        color: tile.pressed ? Theme.primarySoft : Theme.card
        border.color: tile.pressed ? Theme.primary : Theme.line
    }
    Icon {
        id: icon
        x: 24
        anchors.verticalCenter: parent.verticalCenter
        name: tile.entry.icon
        tint: Theme.primary
        size: 48
    }
    Label {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: 20
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        text: tile.entry.name
        font.pixelSize: text.length > 14 ? Theme.textSmall : Theme.textHint
        Accessible.ignored: true
    }
}
