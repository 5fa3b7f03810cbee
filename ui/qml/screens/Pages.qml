import QtQuick
import "../components"
import "../theme"

// Two equal ways for what was scanned: as many copies as one likes, or onto one's own phone.
Item {
    id: page

    property var screen

    function action(id) {
        return screen.frame.actions.find(a => a.id === id)
    }

    component Way: Card {
        id: way

        property var doing
        default property alias middle: between.data
        property alias picture: bed.data

        width: (page.width - Theme.gap) / 2
        height: Math.min(page.height, 860)

        Item {
            id: bed
            anchors.top: parent.top
            anchors.topMargin: 40
            width: parent.width
            height: parent.height - 40 - between.height - button.height - 3 * Theme.gap
        }
        Item {
            id: between
            anchors.bottom: button.top
            anchors.bottomMargin: Theme.gap
            x: Theme.gap
            width: parent.width - 2 * Theme.gap
            height: 196
        }
        BigButton {
            id: button
            objectName: "action." + way.doing.id
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            x: Theme.gap
            width: parent.width - 2 * Theme.gap
            height: 160
            text: Words.of(way.doing.text)
            icon: way.doing.icon
            kind: way.doing.role
            enabled: way.doing.enabled
            onActivated: bridge.act(way.doing.id)
        }
    }

    component Count: KeyCap {
        property var doing
        objectName: "action." + doing.id
        width: Theme.touchMain
        height: Theme.touchMain
        soft: true
        icon: doing.icon
        label: Words.of(doing.text)
        enabled: doing.enabled
        onActivated: bridge.act(doing.id)
    }

    Row {
        spacing: Theme.gap

        Way {
            doing: page.action("print")
            picture: PaperPicture {
                anchors.centerIn: parent
                scale: 0.78
            }

            Row {
                anchors.centerIn: parent
                spacing: 20

                Count {
                    anchors.verticalCenter: parent.verticalCenter
                    doing: page.action("fewer")
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 128

                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: page.screen.copies
                        font.pixelSize: 72
                        font.weight: Font.Bold
                    }
                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: Words.say("copy.copies")
                        color: Theme.ink2
                    }
                }
                Count {
                    anchors.verticalCenter: parent.verticalCenter
                    doing: page.action("more")
                }
            }
        }
        Way {
            doing: page.action("phone")
            picture: PhonePicture {
                anchors.centerIn: parent
            }

            Label {
                anchors.centerIn: parent
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Words.say("copy.phone_note")
                font.pixelSize: Theme.textHint
                color: Theme.ink2
            }
        }
    }
}
