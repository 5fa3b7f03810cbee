import QtQuick
import "../theme"

// Above everything else: the time is nearly over, one large "continue".
Rectangle {
    id: overlay

    required property Clock clock

    color: Theme.scrim

    MouseArea {
        anchors.fill: parent
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 900)
        height: column.implicitHeight + 2 * 64

        Column {
            id: column
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: 64
            anchors.rightMargin: 64
            spacing: 40

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "hourglass"
                size: 120
                tint: Theme.warn
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Words.say("time.warn", { n: overlay.clock.remaining })
                font.pixelSize: Theme.textSection
                font.weight: Font.Bold
                Accessible.role: Accessible.AlertMessage
            }
            BigButton {
                objectName: "continue"
                width: parent.width
                height: 160
                kind: "primary"
                fontSize: Theme.textSection
                text: Words.say("time.continue")
                onActivated: bridge.stay()
            }
        }
    }
}
