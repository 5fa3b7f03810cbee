import QtQuick
import "../components"
import "../theme"

// What lies in the scanner: one touch lays in another paper.
Section {
    id: section

    readonly property var kinds: ["lease", "licence", "blank"]
    readonly property string now: (lab.state.sheets ?? [])[0] ?? ""

    icon: "scan"
    title: Words.say("hall.scanner")
    note: Words.say("hall.sheet_" + (kinds.indexOf(now) < 0 ? "other" : now))

    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        width: parent.width
        columns: 3
        spacing: 12

        Repeater {
            model: section.kinds
            delegate: Pill {
                required property string modelData
                objectName: "hall.sheets." + modelData
                width: grid.cell
                compact: true
                checked: section.now === modelData
                text: Words.say("hall.sheet_" + modelData)
                onActivated: lab.lay(modelData)
            }
        }
    }
}
