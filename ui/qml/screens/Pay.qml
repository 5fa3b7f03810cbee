import QtQuick
import "../components"
import "../theme"

// Scan and pay: the code, what it is for, how much.
Item {
    id: pay

    property var screen

    Card {
        width: parent.width
        height: Math.min(parent.height, 980)

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 36

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: pay.screen.name
                color: Theme.ink2
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Words.say("pay.amount", { amount: pay.screen.amount })
                font.pixelSize: 72
                font.weight: Font.Bold
            }
            QrCode {
                anchors.horizontalCenter: parent.horizontalCenter
                text: pay.screen.qr
                Accessible.name: Words.say("pay.hint")
            }
            Pulse {
                anchors.horizontalCenter: parent.horizontalCenter
            }
        }
    }
}
