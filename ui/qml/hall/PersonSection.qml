import QtQuick
import "../theme"

// Who stands before the camera: whoever's card lies on the reader, until somebody else steps there.
Section {
    id: section

    readonly property var citizens: lab.state.citizens ?? []
    readonly property int card: lab.state.card ?? 0
    readonly property int person: lab.state.person ?? 0
    readonly property int other: card === 3 ? 1 : 3
    readonly property string who: person === 0 ? "nobody" : person === card ? "owner" : "another"

    visible: citizens.length > 0
    icon: "face-id"
    title: Words.say("hall.person")

    Row {
        id: row
        width: parent.width
        spacing: 20

        Repeater {
            model: ["owner", "another", "nobody"]
            delegate: Pill {
                required property string modelData
                objectName: "hall.person." + modelData
                width: (row.width - 40) / 3
                text: Words.say("hall.person." + modelData)
                enabled: modelData !== "owner" || section.card !== 0
                role: Accessible.RadioButton
                checkable: true
                checked: section.who === modelData
                onActivated: modelData === "nobody" ? lab.step_away() : lab.stand(modelData === "owner" ? section.card : section.other)
            }
        }
    }
}
