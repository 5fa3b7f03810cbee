import QtQuick
import "../components"
import "../theme"

// Which data the service is given, before it is given any.
Item {
    id: consent

    property var screen

    Scroller {
        anchors.fill: parent

        Banner {
            width: parent.width
            tone: "info"
            icon: "building-store"
            text: consent.screen.enterprise === "" ? "" : Words.say("consent.for_enterprise", { name: consent.screen.enterprise })
        }
        Card {
            width: parent.width
            implicitHeight: list.implicitHeight + 56

            Column {
                id: list
                x: 36
                y: 28
                width: parent.width - 72

                Repeater {
                    model: consent.screen.data
                    delegate: Row {
                        required property var modelData
                        width: list.width
                        height: Math.max(88, words.implicitHeight + 24)
                        spacing: 24

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: "shield-check"
                            tint: Theme.primary
                            size: 48
                        }
                        Label {
                            id: words
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width - 72
                            text: Words.of(parent.modelData)
                        }
                    }
                }
            }
        }
    }
}
