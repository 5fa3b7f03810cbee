import QtQuick
import "../components"
import "../theme"

// What happened, what the citizen holds, what comes next.
Item {
    id: result

    property var screen
    readonly property var first: screen.facts.length > 0 ? screen.facts[0] : null
    readonly property var others: screen.facts.slice(1)

    Scroller {
        anchors.fill: parent

        ResultHead {
            width: parent.width
            picture: result.screen.picture
            label: result.first ? Words.of(result.first[0]) : ""
            value: result.first ? result.first[1] : ""
        }

        Banner {
            width: parent.width
            tone: "warn"
            text: Words.of(result.screen.problem)
        }

        FactCard {
            width: parent.width
            facts: result.others
        }

        NextSteps {
            width: parent.width
            steps: result.screen.next_steps
        }
    }
}
