import QtQuick
import "../components"
import "../theme"

// The phone scans the terminal's code, or its own is held to the scanner: whichever comes first.
Item {
    id: page

    property var screen
    readonly property string problem: Words.of(screen.problem)

    Row {
        id: ways
        width: parent.width
        height: Math.min(parent.height - (trouble.visible ? trouble.height + Theme.gap : 0), 760)
        spacing: Theme.gap

        WayCard {
            id: shown
            visible: page.screen.scanner
            width: (parent.width - parent.spacing) / 2
            height: parent.height
            title: Words.say("code.show")
            note: Words.say("code.show_hint")
            tint: Theme.ink2

            PhonePicture {
                anchors.centerIn: parent
            }
        }
        WayCard {
            width: shown.visible ? shown.width : parent.width
            height: parent.height
            title: Words.say("code.scan")
            note: Words.say("code.scan_hint")
            tint: Theme.ink2

            QrCode {
                anchors.centerIn: parent
                size: 360
                text: page.screen.qr
                Accessible.name: Words.say("code.scan")
            }
            Pulse {
                anchors.centerIn: parent
                width: 240
                visible: page.screen.qr === ""
            }
        }
    }

    Banner {
        id: trouble
        anchors.top: ways.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: text !== ""
        tone: "danger"
        text: page.problem
    }
}
