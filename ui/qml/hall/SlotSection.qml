import QtQuick
import "../components"
import "../theme"

// Whether somebody takes what comes out of the printers.
Section {
    id: section

    readonly property var lying: lab.state.lying || ({})
    readonly property bool there: lying.page === true || lying.receipt === true

    icon: "printer"
    title: Words.say("hall.slots")
    note: Words.say(there ? "hall.slots_lying" : "hall.slots_empty")

    Row {
        id: row
        width: parent.width
        spacing: 20

        Repeater {
            model: ["none", "taken", "lying"]
            delegate: Pill {
                required property string modelData
                objectName: "hall.presenter." + modelData
                width: (row.width - 60) / 4
                text: Words.say("hall.presenter." + modelData)
                role: Accessible.RadioButton
                checkable: true
                checked: lab.state.presenter === modelData
                onActivated: lab.set_presenter(modelData)
            }
        }
        Pill {
            objectName: "hall.take"
            width: (row.width - 60) / 4
            enabled: section.there
            text: Words.say("hall.take")
            onActivated: lab.take_sheets()
        }
    }
}
