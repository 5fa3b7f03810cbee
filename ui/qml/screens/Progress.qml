import QtQuick
import "../components"
import "../theme"

// How a case stands: its way, stage by stage, and what is known of it.
Item {
    id: progress

    property var screen

    Scroller {
        anchors.fill: parent

        Card {
            width: parent.width
            visible: progress.screen.stages.length > 0
            implicitHeight: list.implicitHeight + 64

            StepList {
                id: list
                x: 44
                y: 32
                width: parent.width - 88
                steps: progress.screen.stages
            }
        }

        Repeater {
            model: progress.screen.items
            delegate: Card {
                id: part
                required property var modelData
                width: parent.width
                implicitHeight: words.implicitHeight + 48

                Column {
                    id: words
                    x: 36
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 72
                    spacing: 4

                    Label {
                        width: parent.width
                        text: part.modelData[0]
                        font.pixelSize: Theme.textCard
                        font.weight: Font.Bold
                    }
                    Label {
                        width: parent.width
                        text: Words.of(part.modelData[2]) + (part.modelData[1] === "" ? "" : " · " + part.modelData[1])
                        font.pixelSize: Theme.textHint
                        color: Theme.ink2
                    }
                }
            }
        }

        FactCard {
            width: parent.width
            facts: progress.screen.facts
        }
    }
}
