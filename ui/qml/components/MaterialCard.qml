import QtQuick
import "../theme"

// One material: spared, promised or missing; the icon and the sentence say the same as the colour.
Card {
    id: card

    required property var entry
    readonly property color tint: entry.state === "exempt" ? Theme.ok : entry.state === "promise" ? Theme.primary : Theme.warn

    implicitHeight: Math.max(bed.height, words.implicitHeight) + 44

    Rectangle {
        id: bed
        x: 32
        anchors.verticalCenter: parent.verticalCenter
        width: 88
        height: 88
        radius: 24
        color: card.entry.state === "exempt" ? Theme.okSoft : card.entry.state === "promise" ? Theme.primarySoft : Theme.warnSoft

        Icon {
            anchors.centerIn: parent
            name: card.entry.state === "exempt" ? "circle-check" : card.entry.state === "promise" ? "signature" : "alert-triangle"
            tint: card.tint
            size: 52
        }
    }
    Column {
        id: words
        anchors.left: bed.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Label {
            width: parent.width
            text: card.entry.name
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: Words.of(card.entry.reason)
            font.pixelSize: Theme.textHint
            color: card.tint
        }
    }
}
