import QtQuick
import "../components"
import "../theme"

// What is known of a paper, and what its seal says, to be held beside it.
Item {
    id: verdict

    property var screen
    readonly property bool known: screen.facts.length > 0
    readonly property string tone: screen.tone
    readonly property color tint: tone === "ok" ? Theme.ok : tone === "warn" ? Theme.warn : Theme.danger
    readonly property color bed: tone === "ok" ? Theme.okSoft : tone === "warn" ? Theme.warnSoft : Theme.dangerSoft

    Scroller {
        anchors.fill: parent

        Card {
            width: parent.width
            implicitHeight: head.implicitHeight + (Theme.landscape ? 56 : 88)

            Grid {
                id: head
                anchors.centerIn: parent
                width: parent.width - 80
                columns: Theme.landscape ? 2 : 1
                columnSpacing: 40
                rowSpacing: 32
                verticalItemAlignment: Grid.AlignVCenter

                Item {
                    width: Theme.landscape ? mark.width : head.width
                    height: mark.height

                    Rectangle {
                        id: mark
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: Theme.landscape ? 120 : 220
                        height: width
                        radius: width / 2
                        color: verdict.bed

                        Icon {
                            anchors.centerIn: parent
                            name: verdict.tone === "ok" ? "shield-check" : verdict.tone === "warn" ? "info-circle" : "alert-triangle"
                            tint: verdict.tint
                            size: parent.width * 0.56
                        }
                    }
                }
                Label {
                    width: head.width - (Theme.landscape ? mark.width + head.columnSpacing : 0)
                    visible: verdict.known
                    horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                    text: verdict.known ? verdict.screen.facts[0][1] : ""
                    font.pixelSize: Theme.textSection
                    font.weight: Font.Bold
                }
            }
        }

        FactCard {
            width: parent.width
            facts: verdict.screen.facts.slice(1)
        }
    }
}
