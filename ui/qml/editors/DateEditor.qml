import QtQuick
import "../components"
import "../theme"
import "dates.js" as Dates

// A day or a month, part by part, within its bounds. Nothing is assumed: without a first touch there is no date.
Item {
    id: editor

    property var screen
    property bool days: true
    readonly property bool given: draft.value !== ""
    readonly property var parts: draft.value.split("-")
    readonly property Draft draft: Draft {
        key: editor.screen.key
        given: editor.screen.value
    }
    readonly property var quick: Dates.quick(screen.earliest, screen.latest, days)

    function step(part, by) {
        draft.put(Dates.stepped(draft.value, part, by, screen.earliest, screen.latest, days))
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 968)
        spacing: 40

        Row {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: editor.quick
                delegate: BigButton {
                    required property var modelData
                    objectName: "date." + modelData.name
                    width: (editor.quick.length === 1 ? parent.width : (parent.width - Theme.gap) / 2)
                    height: 104
                    text: modelData.name === "today" || modelData.name === "tomorrow" || modelData.name === "this_month"
                        ? Words.say("date." + modelData.name) : modelData.value
                    kind: "secondary"
                    onActivated: editor.draft.put(modelData.value)
                }
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: editor.days ? ["year", "month", "day"] : ["year", "month"]
                delegate: Stepper {
                    required property string modelData
                    required property int index
                    name: modelData
                    width: (parent.width - Theme.gap * (editor.days ? 2 : 1)) / (editor.days ? 3 : 2)
                    label: Words.say("date." + modelData)
                    value: editor.given ? String(Number(editor.parts[index])) : "—"
                    onStep: by => editor.step(index, by)
                }
            }
        }
    }
}
