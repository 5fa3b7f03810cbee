import QtQuick
import "../theme"

// Something a citizen can start: what it is, what it gives, who does it. Closed: greyed, with the reason.
Touch {
    id: tile

    required property var entry
    property bool upright: true
    readonly property string name: entry.name !== "" ? entry.name : Words.say("tile." + entry.id)
    readonly property string summary: entry.name !== "" ? entry.summary : Words.say("tile." + entry.id + ".hint")
    readonly property bool closed: !!entry.closed
    readonly property string detail: Words.of(entry.detail)
    readonly property string reason: Words.of(closed ? entry.closed : entry.note)

    objectName: "tile." + entry.id
    enabled: !closed
    label: (closed ? [name, reason, detail] : [name, detail, reason]).filter(part => part !== "").join("，")
    onActivated: bridge.start(entry.id)
    implicitHeight: upright ? bed.height + 20 + words.implicitHeight + 2 * 32
        : Math.max(bed.height, words.implicitHeight) + 2 * 36

    Card {
        anchors.fill: parent
        color: tile.closed ? Theme.ground : tile.pressed ? Theme.primarySoft : Theme.card
        border.color: tile.pressed ? Theme.primary : Theme.line
    }

    Rectangle {
        id: bed
        x: 32
        y: tile.upright ? 32 : (tile.height - height) / 2
        width: tile.upright ? 88 : 112
        height: width
        radius: 24
        color: tile.closed ? Theme.line : Theme.primarySoft

        Icon {
            anchors.centerIn: parent
            name: tile.entry.icon
            tint: tile.closed ? Theme.ink3 : Theme.primary
            size: tile.upright ? 52 : 64
        }
    }

    Label {
        anchors.left: bed.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.verticalCenter: bed.verticalCenter
        visible: tile.upright && text !== ""
        text: tile.entry.department
        font.pixelSize: Theme.textSmall
        color: Theme.ink3
    }

    Column {
        id: words
        x: tile.upright ? 32 : bed.x + bed.width + 32
        y: tile.upright ? bed.y + bed.height + 20 : (tile.height - implicitHeight) / 2
        width: (tile.upright ? parent.width : go.x) - x - 32
        spacing: 8

        Label {
            width: parent.width
            text: tile.name
            font.pixelSize: tile.upright && text.length > 20 ? 34 : Theme.textCard
            font.weight: Font.Bold
            color: tile.closed ? Theme.ink3 : Theme.ink
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== "" && !tile.closed
            text: tile.summary
            font.pixelSize: tile.upright ? Theme.textSmall : Theme.textHint
            color: Theme.ink2
        }
        Label {
            width: parent.width
            visible: text !== "" && !tile.closed
            text: tile.detail
            font.pixelSize: Theme.textHint
            color: Theme.primary
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: tile.reason
            font.pixelSize: tile.upright ? Theme.textSmall : Theme.textHint
            color: Theme.warn
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== "" && tile.closed
            text: tile.detail
            font.pixelSize: tile.upright ? Theme.textSmall : Theme.textHint
            color: Theme.ink2
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: !tile.upright && text !== ""
            text: tile.entry.department
            font.pixelSize: Theme.textSmall
            color: Theme.ink3
        }
    }

    Icon {
        id: go
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.verticalCenter: parent.verticalCenter
        visible: !tile.upright && !tile.closed
        name: "chevron-right"
        tint: Theme.edge
    }
}
