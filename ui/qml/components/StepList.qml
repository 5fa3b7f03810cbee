import QtQuick
import "../theme"

// Steps one under the other: a mark, a word, a line to the next.
Column {
    id: list

    property var steps: []
    property bool onSea: false
    property int rowHeight: onSea ? 48 : 84

    Repeater {
        model: list.steps
        delegate: Item {
            id: step
            required property var modelData
            required property int index
            readonly property bool done: modelData.state === "done"
            readonly property bool current: modelData.state === "current"

            width: list.width
            height: list.rowHeight

            Rectangle {
                visible: step.index < list.steps.length - 1
                x: dot.width / 2 - 2
                y: list.rowHeight / 2 + dot.height / 2
                width: 4
                height: list.rowHeight - dot.height
                color: list.onSea ? Theme.seaBed : step.done ? Theme.primary : Theme.line
            }
            Rectangle {
                id: dot
                anchors.verticalCenter: parent.verticalCenter
                width: list.onSea ? 30 : 44
                height: width
                radius: width / 2
                color: list.onSea ? (step.done || step.current ? Theme.onSea : Theme.seaBed)
                    : step.done || step.current ? Theme.primary : Theme.line

                Icon {
                    anchors.centerIn: parent
                    visible: step.done
                    name: "check"
                    size: parent.width - 8
                    tint: list.onSea ? Theme.primary : Theme.onSea
                }
                Rectangle {
                    anchors.centerIn: parent
                    visible: step.current
                    width: parent.width / 2.5
                    height: width
                    radius: width / 2
                    color: list.onSea ? Theme.primary : Theme.onSea
                }
            }
            Label {
                anchors.left: dot.right
                anchors.leftMargin: 24
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: Words.of(step.modelData.text)
                font.pixelSize: list.onSea ? Theme.textSmall : Theme.textBody
                font.weight: step.current ? Font.Bold : Font.Normal
                color: list.onSea ? (step.done || step.current ? Theme.onSea : Theme.onSea2)
                    : step.done || step.current ? Theme.ink : Theme.ink3
            }
        }
    }
}
