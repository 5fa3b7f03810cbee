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

        FactCard {
            width: parent.width
            facts: progress.screen.facts
        }
    }
}
