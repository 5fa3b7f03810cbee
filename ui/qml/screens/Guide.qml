import QtQuick
import "../components"
import "../theme"

// What to do and where, when it cannot be done at this terminal.
Item {
    id: guide

    property var screen

    Scroller {
        anchors.fill: parent

        Repeater {
            model: guide.screen.paragraphs
            delegate: Card {
                id: paragraph
                required property string modelData
                required property int index
                width: parent.width
                implicitHeight: Math.max(120, words.implicitHeight + 64)

                Rectangle {
                    id: bed
                    visible: guide.screen.paragraphs.length > 1
                    x: 32
                    y: 28
                    width: 64
                    height: 64
                    radius: 32
                    color: Theme.primarySoft

                    Label {
                        anchors.centerIn: parent
                        text: paragraph.index + 1
                        color: Theme.primary
                        font.weight: Font.Bold
                    }
                }
                Label {
                    id: words
                    anchors.left: bed.visible ? bed.right : parent.left
                    anchors.leftMargin: bed.visible ? 28 : 32
                    anchors.right: parent.right
                    anchors.rightMargin: 32
                    anchors.verticalCenter: parent.verticalCenter
                    text: paragraph.modelData
                    lineHeight: 1.15
                }
            }
        }

        FactCard {
            width: parent.width
            facts: guide.screen.facts
        }
    }
}
