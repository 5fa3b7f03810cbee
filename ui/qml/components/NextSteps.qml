import QtQuick
import "../theme"

// What comes next, numbered.
Card {
    id: card

    property var steps: []

    visible: steps.length > 0
    implicitHeight: column.implicitHeight + 72

    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 36
        spacing: Theme.gap

        Label {
            width: parent.width
            text: Words.say("result.next")
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        Repeater {
            model: card.steps
            delegate: Row {
                id: line
                required property var modelData
                required property int index
                width: column.width
                spacing: Theme.gap

                Rectangle {
                    id: number
                    width: 52
                    height: 52
                    radius: 26
                    color: Theme.primarySoft

                    Label {
                        anchors.centerIn: parent
                        text: line.index + 1
                        font.pixelSize: Theme.textSmall
                        font.weight: Font.Bold
                        color: Theme.primary
                    }
                }
                Label {
                    width: parent.width - number.width - parent.spacing
                    anchors.verticalCenter: lineCount === 1 ? number.verticalCenter : undefined
                    text: Words.of(line.modelData)
                    font.pixelSize: Theme.textHint
                    color: Theme.ink2
                }
            }
        }
    }
}
