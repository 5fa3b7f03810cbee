import QtQuick
import "../theme"

// The chip with the time left. Nothing is shown while no time runs.
Rectangle {
    id: chip

    required property Clock clock

    implicitWidth: text.implicitWidth + 48
    implicitHeight: 68
    radius: 34
    color: Theme.seaBed
    visible: clock.running

    Label {
        id: text
        anchors.centerIn: parent
        wrapMode: Text.NoWrap
        text: Words.say("time.left", { n: chip.clock.remaining })
        font.pixelSize: Theme.textSmall
        color: Theme.onSea
    }
}
