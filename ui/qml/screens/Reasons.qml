import QtQuick
import "../components"
import "../theme"

// What was not good: reasons to touch, words of one's own, and whether one may be called. Nothing is chosen beforehand.
Item {
    id: reasons

    property var screen
    property bool typing: false
    readonly property var chosen: picked.value === "" ? [] : picked.value.split(",")
    readonly property Draft picked: Draft {
        key: "reasons"
        given: reasons.screen.chosen.join(",")
    }
    readonly property Draft words: Draft {
        key: "words"
        given: reasons.screen.words
    }

    function toggle(value) {
        const all = reasons.screen.options.map(o => o.value)
        picked.put(all.filter(v => (v === value) !== reasons.chosen.includes(v)).join(","))
    }

    Scroller {
        anchors.fill: parent
        visible: !reasons.typing

        Repeater {
            model: reasons.screen.options.length
            delegate: ChoiceRow {
                required property int index
                readonly property var option: reasons.screen.options[index]
                objectName: "choice." + option.value
                width: parent.width
                many: true
                text: option.text
                checked: reasons.chosen.includes(option.value)
                onActivated: reasons.toggle(option.value)
            }
        }

        OwnWordsRow {
            width: parent.width
            text: Words.say("reasons.own")
            words: reasons.words.value
            onActivated: reasons.typing = true
        }

        Rectangle {
            width: parent.width
            height: Theme.stroke
            color: Theme.line
        }

        ChoiceRow {
            objectName: "agree"
            width: parent.width
            many: true
            text: Words.say("reasons.call_back")
            checked: reasons.screen.call_back
            onActivated: bridge.agree(!reasons.screen.call_back)
        }
    }

    OwnWords {
        anchors.fill: parent
        visible: reasons.typing
        draft: reasons.words
        limit: reasons.screen.max_length
        label: Words.say("reasons.own")
        back: Words.say("reasons.back")
        onDone: reasons.typing = false
    }
}
