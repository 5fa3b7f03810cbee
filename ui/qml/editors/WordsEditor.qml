import QtQuick
import "../components"
import "../theme"

// Sentences to touch, for who cannot type, and words of one's own. Both are one text.
Item {
    id: editor

    property var screen
    property bool typing: screen.options.length === 0
    readonly property Draft draft: Draft {
        key: editor.screen.key
        given: editor.screen.value
    }
    readonly property string own: screen.options.reduce((text, o) => text.split(o.text).join(""), draft.value).trim()

    function toggle(sentence) {
        const text = draft.value
        if (text.includes(sentence))
            draft.put(text.split(sentence).join("").replace(/ {2,}/g, " ").trim())
        else if (text.length + sentence.length < screen.max_length)
            draft.put(text + (/[\x21-\x7e]$/.test(text) ? " " : "") + sentence)
    }

    Scroller {
        anchors.fill: parent
        visible: !editor.typing

        Repeater {
            model: editor.screen.options.length
            delegate: ChoiceRow {
                required property int index
                readonly property var option: editor.screen.options[index]
                objectName: "words." + index
                width: parent.width
                many: true
                text: option.text
                checked: editor.draft.value.includes(option.text)
                onActivated: editor.toggle(option.text)
            }
        }

        OwnWordsRow {
            width: parent.width
            text: Words.say("words.own")
            words: editor.own
            onActivated: editor.typing = true
        }
    }

    OwnWords {
        anchors.fill: parent
        visible: editor.typing
        draft: editor.draft
        limit: editor.screen.max_length
        label: Words.of(editor.screen.frame.title)
        back: editor.screen.options.length > 0 ? Words.say("words.ready") : ""
        onDone: editor.typing = false
    }
}
