import QtQuick
import "../theme"

// A place to go to: what it is called, where it is, how far, when it opens while it is closed. It is read, not touched.
Card {
    id: row

    required property var place

    implicitHeight: Math.max(bed.height, words.implicitHeight) + 2 * 28

    Rectangle {
        id: bed
        x: 32
        anchors.verticalCenter: parent.verticalCenter
        width: 88
        height: width
        radius: 24
        color: Theme.primarySoft

        Icon {
            anchors.centerIn: parent
            name: row.place.icon
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
        spacing: 4

        Label {
            width: parent.width
            text: row.place.name
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: row.place.summary
            font.pixelSize: Theme.textHint
            color: Theme.ink2
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: Words.of(row.place.detail)
            font.pixelSize: Theme.textHint
            color: Theme.primary
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: Words.of(row.place.note)
            font.pixelSize: Theme.textHint
            color: Theme.warn
        }
    }
}
