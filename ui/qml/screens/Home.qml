import QtQuick
import QtQuick.Layouts
import "../components"
import "../theme"

// The first screen: what can be done here, and the promise about personal data.
Item {
    id: home

    property var screen
    readonly property int columns: screen.tiles.length <= 4 ? 1 : Theme.landscape && screen.tiles.length > 6 ? 3 : 2
    readonly property int small: Theme.landscape ? 4 : 3

    Scroller {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: promise.top
        anchors.bottomMargin: Theme.gap

        Banner {
            width: parent.width
            tone: "warn"
            icon: "wifi-off"
            text: home.screen.frame.online ? "" : Words.say("home.offline")
        }

        Banner {
            objectName: "message"
            width: parent.width
            tone: "info"
            text: home.screen.message
        }

        RecoveredCard {
            width: parent.width
            visible: !!home.screen.recovered
            notice: home.screen.recovered
        }

        Label {
            width: parent.width
            visible: home.screen.tiles.length > 0
            text: Words.say("home.services")
            font.pixelSize: Theme.textSection
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        GridLayout {
            width: parent.width
            columns: home.columns
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                // By number: a tile stays the same item while a device comes and goes, or it would be gone under a finger.
                model: home.screen.tiles.length
                delegate: Tile {
                    required property int index
                    entry: home.screen.tiles[index]
                    upright: home.columns > 1
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    Layout.minimumHeight: upright ? 240 : 200
                }
            }
        }

        Label {
            width: parent.width
            visible: home.screen.categories.length > 0
            text: Words.say("home.categories")
            font.pixelSize: Theme.textSection
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        GridLayout {
            width: parent.width
            columns: home.small
            columnSpacing: Theme.gapSmall
            rowSpacing: Theme.gapSmall
            uniformCellWidths: true

            Repeater {
                model: home.screen.categories.length
                delegate: CategoryTile {
                    required property int index
                    entry: home.screen.categories[index]
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    Layout.minimumHeight: 120
                }
            }
        }
    }

    Banner {
        id: promise
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.landscape ? 0 : home.screen.frame.hotline ? Theme.gap : Theme.margin
        width: parent.width
        tone: "ok"
        icon: "lock"
        text: Words.say("home.privacy")
    }
}
