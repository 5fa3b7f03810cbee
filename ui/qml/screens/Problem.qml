import QtQuick
import "../components"
import "../theme"

// Something does not work; the title says what, the hint what can be done, the actions what still works.
Item {
    id: problem

    property var screen
    readonly property bool places: screen.places.length > 0

    Card {
        id: card
        width: parent.width
        visible: !problem.places || !Theme.landscape
        height: visible ? Math.min(parent.height, problem.places ? 420 : 640) : 0

        Picture {
            anchors.centerIn: parent
            name: problem.screen.picture
        }
    }

    Scroller {
        visible: problem.places
        anchors.top: card.bottom
        anchors.topMargin: card.visible ? Theme.gap : 0
        anchors.bottom: parent.bottom
        width: parent.width

        Label {
            width: parent.width
            text: Words.say("out.nearby")
            font.pixelSize: Theme.textSection
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: problem.screen.places
            delegate: PlaceRow {
                required property var modelData
                width: parent.width
                place: modelData
            }
        }
    }
}
