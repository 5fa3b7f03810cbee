import QtQuick
import "../theme"

// The way from ready answers to words of one's own; it shows the ones that have been written.
Touch {
    id: row

    property string text: ""
    property string words: ""

    objectName: "words.own"
    label: text
    implicitHeight: Math.max(Theme.touchMain, column.implicitHeight + 48)

    Card {
        anchors.fill: parent
        color: row.pressed || row.words !== "" ? Theme.primarySoft : Theme.card
        border.width: row.words !== "" ? 4 : Theme.stroke
        border.color: row.words !== "" ? Theme.primary : Theme.edge
    }
    Icon {
        id: pencil
        x: 36
        anchors.verticalCenter: parent.verticalCenter
        name: "pencil"
        tint: Theme.primary
        size: 52
    }
    Column {
        id: column
        anchors.left: pencil.right
        anchors.leftMargin: 28
        anchors.right: forward.left
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Label {
            width: parent.width
            text: row.text
            font.pixelSize: Theme.textCard
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: row.words
            font.pixelSize: Theme.textHint
            color: Theme.ink2
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
    Icon {
        id: forward
        anchors.right: parent.right
        anchors.rightMargin: 36
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        tint: Theme.ink3
        size: 44
    }
}
