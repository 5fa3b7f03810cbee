import QtQuick
import "../components"

// Several answers at once.
Scroller {
    id: editor

    property var screen
    readonly property var options: screen.options
    readonly property var chosen: draft.value === "" ? [] : draft.value.split(",")
    readonly property Draft draft: Draft {
        key: editor.screen.key
        given: editor.screen.value
    }

    function toggle(value) {
        const next = editor.options.map(o => o.value).filter(v => (v === value) !== editor.chosen.includes(v))
        draft.put(next.join(","))
    }

    Repeater {
        model: editor.options.length
        delegate: ChoiceRow {
            required property int index
            readonly property var option: editor.options[index]
            objectName: "choice." + option.value
            width: parent.width
            many: true
            text: option.text
            hint: option.hint
            checked: editor.chosen.includes(option.value)
            onActivated: editor.toggle(option.value)
        }
    }
}
