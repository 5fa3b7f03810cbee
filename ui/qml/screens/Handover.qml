import QtQuick
import "../components"
import "../theme"

// A phone scans the code and has the pages.
Item {
    id: page

    property var screen

    Card {
        width: parent.width
        height: Math.min(parent.height, 860)

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 36

            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 480
                height: 480

                QrCode {
                    size: parent.width
                    text: page.screen.qr
                    Accessible.name: Words.say("copy.phone_title")
                }
                Pulse {
                    anchors.centerIn: parent
                    width: 240
                    visible: page.screen.qr === ""
                }
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Words.say("copy.phone_privacy")
                color: Theme.ink2
            }
        }
    }
}
