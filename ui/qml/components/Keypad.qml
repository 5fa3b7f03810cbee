import QtQuick
import "../theme"

// Ten digits, back and clear; X instead of clear where a number may end in it. Says which key; what it means is for
// whoever uses it.
Grid {
    id: pad

    property bool letter: false
    property int keyHeight: Theme.touchMain

    signal key(string name)

    columns: 3
    spacing: Theme.gapSmall

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.letter ? "X" : "clear", "0", "back"]
        delegate: KeyCap {
            required property string modelData
            objectName: "digit." + modelData
            width: (pad.width - 2 * pad.spacing) / 3
            height: pad.keyHeight
            text: modelData === "clear" ? Words.say("nav.clear") : modelData === "back" ? "" : modelData
            icon: modelData === "back" ? "backspace" : ""
            label: modelData === "back" ? Words.say("key.back") : text
            fontSize: modelData === "clear" ? Theme.textBody : 56
            soft: modelData === "clear" || modelData === "back"
            onActivated: pad.key(modelData)
        }
    }
}
