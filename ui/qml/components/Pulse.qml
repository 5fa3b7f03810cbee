import QtQuick
import "../theme"

// A bar: how far the machine is where that is known (0–1), otherwise a quiet pulse.
Rectangle {
    id: pulse

    property bool known: false
    property real value: 0

    implicitWidth: 620
    implicitHeight: 18
    radius: 9
    color: Theme.primarySoft
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Words.say("start.wait")

    Rectangle {
        id: fill
        height: parent.height
        radius: parent.radius
        width: pulse.known ? Math.max(parent.height, parent.width * Math.min(1, pulse.value)) : parent.width
        color: Theme.primary
        opacity: pulse.known ? 1 : 0.25
        border.width: 0

        SequentialAnimation on opacity {
            running: !pulse.known && pulse.visible
            loops: Animation.Infinite
            NumberAnimation {
                from: 0.2
                to: 0.7
                duration: 1100
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                from: 0.7
                to: 0.2
                duration: 1100
                easing.type: Easing.InOutSine
            }
        }
    }
}
