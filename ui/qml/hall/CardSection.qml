import QtQuick
import "../theme"

// Whose card lies on the reader.
Section {
    id: section

    readonly property var citizens: lab.state.citizens ?? []
    readonly property int card: lab.state.card ?? 0
    readonly property var lying: citizens.find(c => c.number === card)

    icon: "id"
    title: Words.say("hall.card")
    note: lying ? Words.say("hall.card_on", { label: lying.label }) : Words.say("hall.card_none")

    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        width: parent.width
        columns: 3
        spacing: 12

        Repeater {
            model: section.citizens.length
            delegate: Pill {
                required property int index
                readonly property var citizen: section.citizens[index] ?? { number: 0, label: "" }
                objectName: "hall.card." + citizen.number
                width: grid.cell
                compact: true
                text: citizen.label
                role: Accessible.RadioButton
                checkable: true
                checked: section.card === citizen.number
                onActivated: lab.put_card(citizen.number)
            }
        }

        Pill {
            objectName: "hall.lift"
            width: grid.cell
            compact: true
            text: Words.say("hall.lift")
            enabled: section.lying !== undefined
            onActivated: lab.lift_card()
        }
    }
}
