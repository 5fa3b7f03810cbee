import QtQuick
import "../components"
import "../theme"

// A number, digit by digit.
Item {
    id: editor

    property var screen
    readonly property Draft draft: Draft {
        key: editor.screen.key
        given: editor.screen.value
    }

    // A mobile number is read in 3, 4 and 4, as people say it.
    function spaced(text) {
        return screen.max_length === 11 ? [text.slice(0, 3), text.slice(3, 7), text.slice(7)].filter(p => p !== "").join(" ") : text
    }

    function press(name) {
        const text = draft.value
        if (name === "clear")
            draft.put("")
        else if (name === "back")
            draft.put(text.slice(0, -1))
        else if (screen.max_length === 0 || text.length < screen.max_length)
            draft.put(text + name)
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 820)
        spacing: 32

        Field {
            width: parent.width
            label: editor.screen.question || Words.of(editor.screen.frame.title)
            text: editor.spaced(editor.draft.value)
        }
        // An identity number has 18 places, and X may be the last one.
        Keypad {
            width: parent.width
            letter: editor.screen.max_length === 18
            keyHeight: Math.min(140, (editor.height - 120 - 32 - 60) / 4)
            onKey: name => editor.press(name)
        }
    }
}
