import QtQuick
import "../theme"

// The steps of a visit as a thin bar with words.
Row {
    id: bar

    property var steps: []

    spacing: 12

    Repeater {
        model: bar.steps
        delegate: Column {
            required property var modelData
            readonly property bool reached: modelData.state !== "todo"

            width: (bar.width - bar.spacing * (bar.steps.length - 1)) / bar.steps.length
            spacing: 10

            Rectangle {
                width: parent.width
                height: 12
                radius: 6
                color: parent.reached ? Theme.primary : Theme.line
            }
            Label {
                width: parent.width
                text: Words.of(parent.modelData.text)
                font.pixelSize: Theme.textSmall
                font.weight: parent.modelData.state === "current" ? Font.Bold : Font.Normal
                color: parent.reached ? Theme.primary : Theme.ink3
            }
        }
    }
}
