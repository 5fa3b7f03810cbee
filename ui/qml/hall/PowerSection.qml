import QtQuick
import "../components"
import "../theme"

// The plug in the wall, and how long the battery lasts without it.
Section {
    id: section

    readonly property string power: lab.state.power ?? ""

    visible: power !== ""
    icon: power === "mains" ? "plug" : "plug-connected-x"
    title: Words.say("hall.power")

    Row {
        id: row
        width: parent.width
        spacing: 20

        Repeater {
            model: ["mains", "battery", "low"]
            delegate: Pill {
                required property string modelData
                objectName: "hall.power." + modelData
                width: (row.width - 40) / 3
                text: Words.say("hall.power." + modelData)
                role: Accessible.RadioButton
                checkable: true
                checked: section.power === modelData
                onActivated: lab.set_power(modelData)
            }
        }
    }
}
