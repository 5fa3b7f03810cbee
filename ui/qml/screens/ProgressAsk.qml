import QtQuick
import "../components"
import "../theme"

// Ask how a case stands by the number on its slip.
Item {
    id: ask

    property var screen
    readonly property Draft draft: Draft {
        key: "number"
        given: ask.screen.value
    }

    function press(name) {
        if (name === "clear")
            draft.put("")
        else if (name === "back")
            draft.put(draft.value.slice(0, -1))
        else
            draft.put(draft.value + name)
    }

    Column {
        width: parent.width
        spacing: 28

        Field {
            width: parent.width
            label: Words.say("progress.number")
            text: ask.draft.value
        }
        Banner {
            id: problem
            width: parent.width
            tone: "danger"
            text: Words.of(ask.screen.problem)
        }
        Keyboard {
            width: parent.width
            upper: true
            keyHeight: Math.max(88, Math.min(116, (ask.height - 148 - 80 - (problem.visible ? problem.height + 28 : 0)) / 5))
            onKey: name => ask.press(name)
        }
    }
}
