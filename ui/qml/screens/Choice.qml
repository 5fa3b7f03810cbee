import QtQuick
import "../components"
import "../theme"

// A question of the machine with a few equal answers: they are the content, not the bottom row.
Item {
    id: choice

    property var screen
    readonly property var answers: screen.frame.actions.filter(a => a.role !== "quiet")

    Column {
        width: parent.width
        spacing: Theme.gap

        Card {
            width: parent.width
            height: Theme.landscape ? 380 : 560

            Picture {
                anchors.centerIn: parent
                name: choice.screen.picture
                size: Theme.landscape ? 280 : 360
            }
        }
        Repeater {
            model: choice.answers
            delegate: BigButton {
                required property var modelData
                objectName: "action." + modelData.id
                width: parent.width
                height: Theme.landscape ? Theme.touchMain : 160
                text: Words.of(modelData.text)
                icon: modelData.icon
                kind: modelData.role
                enabled: modelData.enabled
                fontSize: Theme.textSection
                onActivated: bridge.act(modelData.id)
            }
        }
    }
}
