import QtQuick
import "../components"
import "../theme"

// The personal information notice: who, what, why, how long, and by which law.
Item {
    id: notice

    property var screen

    Scroller {
        anchors.fill: parent

        FactCard {
            width: parent.width
            facts: notice.screen.rows
        }

        Label {
            width: parent.width
            visible: notice.screen.basis !== ""
            text: Words.say("notice.basis") + notice.screen.basis
            font.pixelSize: Theme.textSmall
            color: Theme.ink3
        }
    }
}
