import QtQuick
import "../theme"

// A card of label and value rows. `facts`: pairs of a message and a text, or another message.
Card {
    id: card

    property var facts: []

    visible: facts.length > 0
    implicitHeight: column.implicitHeight + 16

    Column {
        id: column
        width: parent.width
        y: 8

        Repeater {
            model: card.facts
            delegate: FactRow {
                required property var modelData
                required property int index
                width: column.width
                label: Words.of(modelData[0])
                value: typeof modelData[1] === "string" ? modelData[1] : Words.of(modelData[1])
                last: index === card.facts.length - 1
            }
        }
    }
}
