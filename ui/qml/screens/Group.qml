import QtQuick
import "../components"
import "../theme"

// The rows of a repeated part of the form: each can be changed, and taken out while there are enough.
Item {
    id: group

    property var screen

    Scroller {
        anchors.fill: parent

        Banner {
            width: parent.width
            tone: "danger"
            text: Words.of(group.screen.problem)
        }

        Banner {
            width: parent.width
            tone: "info"
            text: group.screen.rows.length === 0 ? Words.say("form.no_rows") : ""
        }

        Repeater {
            model: group.screen.rows
            delegate: Card {
                id: card
                required property var modelData
                width: parent.width
                implicitHeight: Math.max(words.implicitHeight, edit.height) + 48

                Column {
                    id: words
                    anchors.left: parent.left
                    anchors.leftMargin: 36
                    anchors.right: edit.left
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 4

                    Label {
                        width: parent.width
                        text: card.modelData.title
                        font.pixelSize: Theme.textCard
                        font.weight: Font.Bold
                    }
                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: card.modelData.text
                        font.pixelSize: Theme.textHint
                        color: Theme.ink2
                    }
                }

                BigButton {
                    id: edit
                    objectName: "edit." + group.screen.key + "." + card.modelData.row
                    anchors.right: remove.visible ? remove.left : parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(168, wish)
                    height: Theme.touch
                    icon: "pencil"
                    fontSize: Theme.textHint
                    text: Words.say("review.edit")
                    label: Words.say("review.edit") + card.modelData.title
                    onActivated: bridge.edit(group.screen.key + "." + card.modelData.row)
                }

                BigButton {
                    id: remove
                    objectName: "remove." + card.modelData.row
                    visible: group.screen.removable
                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(168, wish)
                    height: Theme.touch
                    icon: "trash"
                    fontSize: Theme.textHint
                    text: Words.say("form.remove")
                    label: Words.say("form.remove") + card.modelData.title
                    onActivated: bridge.remove(card.modelData.row)
                }
            }
        }
    }
}
