import QtQuick
import "../components"

// One of several answers: one touch answers and goes on.
Scroller {
    id: editor

    property var screen
    readonly property var options: screen.options

    Repeater {
        model: editor.options.length
        delegate: ChoiceRow {
            required property int index
            readonly property var option: editor.options[index]
            objectName: "choice." + option.value
            width: parent.width
            text: option.text
            hint: option.hint
            checked: editor.screen.value === option.value
            onActivated: bridge.choose(editor.screen.key, option.value)
        }
    }
}
