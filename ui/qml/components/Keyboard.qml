import QtQuick
import "../theme"

// Latin letters and digits. `upper`: capitals only, for numbers on paper.
Column {
    id: keyboard

    property bool upper: false
    property bool shift: false
    readonly property bool capital: upper || shift
    readonly property var lines: [["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
        ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
        ["a", "s", "d", "f", "g", "h", "j", "k", "l", "-"],
        ["z", "x", "c", "v", "b", "n", "m", upper ? "/" : "."]]
    property int keyHeight: 104
    readonly property real unit: (width - 9 * spacing) / 10

    signal key(string text)

    spacing: 20

    Repeater {
        model: keyboard.lines
        delegate: Row {
            id: line
            required property var modelData
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.spacing

            Repeater {
                model: line.modelData
                delegate: KeyCap {
                    required property string modelData
                    readonly property string letter: keyboard.capital ? modelData.toUpperCase() : modelData
                    objectName: "key." + letter
                    width: keyboard.unit
                    height: keyboard.keyHeight
                    text: letter
                    label: letter
                    onActivated: keyboard.key(letter)
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: keyboard.spacing

        KeyCap {
            objectName: "key.shift"
            visible: !keyboard.upper
            width: 2 * keyboard.unit
            height: keyboard.keyHeight
            icon: "arrow-big-up"
            label: Words.say("key.shift")
            soft: true
            checkable: true
            checked: keyboard.shift
            onActivated: keyboard.shift = !keyboard.shift
        }
        KeyCap {
            objectName: "key.clear"
            visible: keyboard.upper
            width: 3 * keyboard.unit
            height: keyboard.keyHeight
            text: Words.say("nav.clear")
            label: text
            fontSize: Theme.textBody
            soft: true
            onActivated: keyboard.key("clear")
        }
        KeyCap {
            objectName: "key.space"
            visible: !keyboard.upper
            width: 5 * keyboard.unit
            height: keyboard.keyHeight
            icon: "space"
            label: Words.say("key.space")
            onActivated: keyboard.key(" ")
        }
        KeyCap {
            objectName: "key.back"
            width: 2 * keyboard.unit
            height: keyboard.keyHeight
            icon: "backspace"
            label: Words.say("key.back")
            soft: true
            onActivated: keyboard.key("back")
        }
    }
}
