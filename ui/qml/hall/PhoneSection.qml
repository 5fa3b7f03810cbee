import QtQuick
import "../components"
import "../theme"

// The citizens' phones, and a printed paper: one touch holds a code before the scanner.
Section {
    id: section

    readonly property var phones: lab.state.phones ?? []
    readonly property var codes: phones.map(p => ({ number: p.number, enterprise: false }))
        .concat(phones.filter(p => p.enterprise).map(p => ({ number: p.number, enterprise: true })))

    visible: phones.length > 0
    icon: "device-mobile"
    title: Words.say("hall.phone")
    note: Words.say(lab.state.codeHeld ? "hall.phone_held" : "hall.phone_none")

    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        width: parent.width
        columns: 3
        spacing: 12

        Repeater {
            model: section.codes.length
            delegate: Pill {
                required property int index
                readonly property var code: section.codes[index] ?? { number: 0, enterprise: false }
                objectName: "hall.code." + code.number + (code.enterprise ? ".enterprise" : "")
                width: grid.cell
                compact: true
                text: Words.say(code.enterprise ? "hall.phone_enterprise" : "hall.phone_person", { n: String(code.number) })
                onActivated: lab.show_code(code.number, code.enterprise)
            }
        }
        Pill {
            objectName: "hall.code.specimen"
            width: grid.cell
            compact: true
            text: Words.say("hall.specimen")
            onActivated: lab.show_specimen()
        }
    }
}
