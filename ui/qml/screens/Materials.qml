import QtQuick
import "../components"
import "../theme"

// Which proofs the service needs, and why most need not be handed in.
Item {
    id: materials

    property var screen

    Scroller {
        anchors.fill: parent

        Repeater {
            model: materials.screen.rows
            delegate: MaterialCard {
                required property var modelData
                width: parent.width
                entry: modelData
            }
        }

        Commitment {
            width: parent.width
            visible: materials.screen.commitment !== ""
            text: materials.screen.commitment
            agreed: materials.screen.agreed
            onToggled: agreed => bridge.agree(agreed)
        }
    }
}
