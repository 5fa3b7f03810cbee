import QtQuick
import "../theme"

// Something a citizen can start: what it is, what it gives, who does it. Closed: greyed, with the reason.
Touch {
    id: tile

    required property var entry
    readonly property bool closed: !!entry.closed
    readonly property string reason: Words.of(entry.closed)

    objectName: "tile." + entry.id
    enabled: !closed
    label: closed ? entry.name + "，" + reason : entry.name
    onActivated: bridge.start(entry.id)
    implicitHeight: Math.max(bed.height, words.implicitHeight) + 2 * 32

    Card {
        anchors.fill: parent
        color: tile.closed ? Theme.ground : tile.pressed ? Theme.primarySoft : Theme.card
        border.color: tile.pressed ? Theme.primary : Theme.line
    }

    Rectangle {
        id: bed
        x: 32
        anchors.verticalCenter: parent.verticalCenter
        width: 100
        height: 100
        radius: 24
        color: tile.closed ? Theme.line : Theme.primarySoft

        Icon {
            anchors.centerIn: parent
            name: tile.entry.icon
            tint: tile.closed ? Theme.ink3 : Theme.primary
            size: 56
        }
    }

    Column {
        id: words
        anchors.left: bed.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Label {
            width: parent.width
            text: tile.entry.name
            font.pixelSize: text.length > 20 ? 32 : Theme.textCard
            font.weight: Font.Bold
            color: tile.closed ? Theme.ink3 : Theme.ink
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== "" && !tile.closed
            text: tile.entry.summary
            font.pixelSize: Theme.textSmall
            color: Theme.ink2
        }
        Label {
            width: parent.width
            visible: tile.closed
            text: tile.reason
            font.pixelSize: Theme.textSmall
            color: Theme.warn
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: tile.entry.department
            font.pixelSize: Theme.textSmall
            color: Theme.ink3
        }
    }
}
