import QtQuick
import "../components"
import "../theme"

// What the citizens carry beside their identity cards: one is chosen, then a document of theirs goes into its slot.
Section {
    id: section

    readonly property var citizens: lab.state.citizens ?? []
    readonly property var slots: [
        { name: "chip", kinds: ["social_security", "bank"] },
        { name: "passport", kinds: ["passport", "permit"] }
    ]
    property int whose: 1

    function lying(name: string): var {
        return lab.state[name] ?? null
    }
    function said(name: string): string {
        const there = lying(name)
        if (!there)
            return Words.say("hall." + name + "_none")
        return Words.say("hall.chip_lies", { kind: Words.say("hall.chip." + there.kind), n: String(there.citizen) })
    }

    visible: "chip" in lab.state
    icon: "credit-card"
    title: Words.say("hall.chip")
    note: Words.say("hall.chip_whose")

    Grid {
        id: people
        width: parent.width
        columns: 9
        spacing: 8

        Repeater {
            model: section.citizens.length
            delegate: Pill {
                required property int index
                readonly property int number: section.citizens[index]?.number ?? 0
                objectName: "hall.whose." + number
                width: (people.width - 64) / 9
                compact: true
                text: String(number)
                role: Accessible.RadioButton
                checkable: true
                checked: section.whose === number
                onActivated: section.whose = number
            }
        }
    }
    Repeater {
        model: section.slots.length
        delegate: Column {
            id: slot
            required property int index
            readonly property var about: section.slots[index]
            width: parent.width
            spacing: 12

            Label {
                objectName: "hall." + slot.about.name + ".lies"
                width: parent.width
                text: section.said(slot.about.name)
                font.pixelSize: Theme.textSmall
                color: Theme.ink2
            }
            Row {
                width: parent.width
                spacing: 20

                Repeater {
                    model: slot.about.kinds
                    delegate: Pill {
                        required property string modelData
                        readonly property var there: section.lying(slot.about.name)
                        objectName: "hall." + slot.about.name + "." + modelData
                        width: (slot.width - 40) / 3
                        text: Words.say("hall.chip." + modelData)
                        role: Accessible.RadioButton
                        checkable: true
                        checked: there !== null && there.kind === modelData && there.citizen === section.whose
                        onActivated: lab.put_document(slot.about.name, modelData, section.whose)
                    }
                }
                Pill {
                    objectName: "hall." + slot.about.name + ".take"
                    width: (slot.width - 40) / 3
                    text: Words.say("hall.chip_take")
                    enabled: section.lying(slot.about.name) !== null
                    onActivated: lab.take_document(slot.about.name)
                }
            }
        }
    }
}
