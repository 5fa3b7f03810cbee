import QtQuick
import "../theme"

// One value of the application: held it is shown in full, and "edit" goes back to its question.
Card {
    id: card

    required property var entry
    readonly property string name: Words.of(entry.label)
    property int number: 0
    property bool open: false
    readonly property bool hides: entry.full !== entry.masked

    implicitHeight: Math.max(words.implicitHeight + 48, edit.visible ? edit.height + 40 : 0)
    color: open ? Theme.primarySoft : Theme.card

    Touch {
        objectName: "hold." + card.number
        anchors.left: parent.left
        anchors.right: edit.visible ? edit.left : parent.right
        height: parent.height
        enabled: card.hides
        label: card.name + "，" + Words.say("review.hold")
        onHeld: card.open = true
        onReleased: card.open = false
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: 36
        anchors.right: edit.visible ? edit.left : parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Row {
            spacing: 16

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, words.width - (mark.visible ? mark.width + 16 : 0) - (eye.visible ? 52 : 0))
                text: card.name
                font.pixelSize: Theme.textSmall
                color: Theme.ink3
            }
            Icon {
                id: eye
                anchors.verticalCenter: parent.verticalCenter
                visible: card.hides
                name: "eye"
                tint: Theme.ink3
                size: 36
            }
            SourceBadge {
                id: mark
                visible: card.entry.source !== "user"
                source: card.entry.source
                implicitHeight: 48
            }
        }
        Label {
            objectName: "value." + card.number
            width: parent.width
            text: card.open ? card.entry.full : card.entry.masked
            font.pixelSize: Theme.textCard
        }
    }

    BigButton {
        id: edit
        objectName: "edit." + card.entry.edit
        visible: card.entry.edit !== ""
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(168, wish)
        height: Theme.touch
        icon: "pencil"
        fontSize: Theme.textHint
        text: Words.say("review.edit")
        label: Words.say("review.edit") + card.name
        onActivated: bridge.edit(card.entry.edit)
    }
}
