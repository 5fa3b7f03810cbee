import QtQuick
import "../components"
import "../theme"

// The cabinet: its door, its tamper contact, whether somebody stands before it, and which of its lights are lit.
Section {
    id: section

    readonly property var sensors: lab.state.sensors ?? {}
    readonly property var lights: lab.state.lights ?? {}

    visible: Object.keys(sensors).length > 0
    icon: "tool"
    title: Words.say("hall.cabinet")

    Row {
        id: row
        width: parent.width
        spacing: 20

        Repeater {
            model: Object.keys(section.sensors)
            delegate: Pill {
                required property string modelData
                objectName: "hall.sensor." + modelData
                width: (row.width - 40) / 3
                text: Words.say("hall.sensor." + modelData)
                role: Accessible.CheckBox
                checkable: true
                checked: section.sensors[modelData] === true
                onActivated: lab.set_sensor(modelData, !checked)
            }
        }
    }
    Grid {
        id: lamps
        width: parent.width
        columns: 4
        spacing: 12

        Repeater {
            model: Object.keys(section.lights)
            delegate: Row {
                id: lamp
                required property string modelData
                readonly property bool lit: section.lights[modelData] === true
                width: (lamps.width - 36) / 4
                spacing: 10

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "hall.light." + lamp.modelData
                    width: 20
                    height: 20
                    radius: 10
                    color: lamp.lit ? Theme.ok : Theme.ground
                    border.color: lamp.lit ? Theme.ok : Theme.edge
                    border.width: 2
                }
                Label {
                    width: lamp.width - 30
                    text: Words.say("hall.light." + lamp.modelData)
                    font.pixelSize: Theme.textSmall
                    color: lamp.lit ? Theme.ink : Theme.ink3
                }
            }
        }
    }
}
