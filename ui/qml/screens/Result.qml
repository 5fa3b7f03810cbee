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

        Card {
            width: parent.width
            implicitHeight: main.implicitHeight + 88

            Column {
                id: main
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 40
                anchors.verticalCenter: parent.verticalCenter
                spacing: 28

                Picture {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: result.screen.picture
                    size: Theme.landscape ? 150 : 220
                }
                Label {
                    width: parent.width
                    visible: result.first !== null
                    horizontalAlignment: Text.AlignHCenter
                    text: result.first ? Words.of(result.first[0]) : ""
                    font.pixelSize: Theme.textHint
                    color: Theme.ink3
                }
                Label {
                    width: parent.width
                    visible: result.first !== null
                    horizontalAlignment: Text.AlignHCenter
                    text: result.first ? result.first[1] : ""
                    font.pixelSize: text.length > 20 ? 44 : 60
                    font.weight: Font.Bold
                    wrapMode: Text.WrapAnywhere
                }
            }
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
