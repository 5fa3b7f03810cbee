import QtQuick
import "../components"
import "../theme"

// A text, key by key.
Item {
    id: editor

    property var screen
    property bool upper: false
    readonly property Draft draft: Draft {
        key: editor.screen.key
        given: editor.screen.value
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
        width: parent.width
        spacing: 32

        Field {
            width: parent.width
            label: editor.screen.question || Words.of(editor.screen.frame.title)
            text: editor.draft.value
        }
        Keyboard {
            width: parent.width
            upper: editor.upper
            keyHeight: Math.max(88, Math.min(104, (editor.height - 152 - 80) / 5))
            onKey: name => editor.press(name)
        }
    }
}
