import QtQuick
import "../components"
import "../theme"

// The voluntary evaluation: five levels of equal size.
Item {
    id: rate

    property var screen

    Column {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: rate.screen.levels
            delegate: Touch {
                id: level
                required property var modelData
                readonly property string value: modelData[0]
                objectName: "rate." + value
                width: parent.width
                height: Theme.landscape ? Theme.touchMain : 156
                label: Words.of(modelData[1])
                onActivated: bridge.rate(value)

                Card {
                    anchors.fill: parent
                    color: level.pressed ? Theme.primarySoft : Theme.card
                    border.color: level.pressed ? Theme.primary : Theme.edge
                }
                Icon {
                    id: face
                    x: 48
                    anchors.verticalCenter: parent.verticalCenter
                    name: ({ "5": "mood-happy", "4": "mood-smile", "3": "mood-empty", "2": "mood-sad", "1": "mood-angry" })[level.value] ?? "mood-empty"
                    size: 84
                }
                Label {
                    anchors.left: face.right
                    anchors.leftMargin: 40
                    anchors.right: parent.right
                    anchors.rightMargin: 40
                    anchors.verticalCenter: parent.verticalCenter
                    text: level.label
                    font.pixelSize: Theme.textSection
                    Accessible.ignored: true
                }
            }
        }
    }
}
