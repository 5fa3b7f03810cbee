import QtQuick
import "../components"
import "../theme"

// The second factor: how many digits were given, never which.
Item {
    id: pin

    property var screen

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 820)
        spacing: Theme.landscape ? 24 : 48

        Card {
            width: parent.width
            height: Theme.landscape ? 112 : 160
            Accessible.role: Accessible.StaticText
            Accessible.name: Words.say("pin.entered", { n: pin.screen.entered, of: pin.screen.length })

            Row {
                anchors.centerIn: parent
                spacing: 36

                Repeater {
                    model: pin.screen.length
                    delegate: Rectangle {
                        required property int index
                        readonly property bool given: index < pin.screen.entered
                        width: 40
                        height: 40
                        radius: 20
                        color: given ? Theme.primary : Theme.card
                        border.width: 4
                        border.color: given ? Theme.primary : Theme.edge
                    }
                }
            }
        }
        Banner {
            width: parent.width
            tone: "danger"
            text: Words.of(pin.screen.problem)
        }
        Keypad {
            width: parent.width
            keyHeight: Theme.landscape ? 116 : 140
            onKey: name => bridge.digit(name)
        }
    }
}
