import QtQuick
import "../theme"

// Where a value came from.
Rectangle {
    id: badge

    property string source: "user"

    implicitWidth: row.implicitWidth + 40
    implicitHeight: 56
    radius: 28
    color: source === "user" ? Theme.ground : Theme.okSoft

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: badge.source === "card" ? "id" : badge.source === "code" ? "qrcode" : badge.source === "share" ? "shield-check" : badge.source === "licence" ? "certificate" : badge.source === "draft" ? "device-mobile" : badge.source === "scan" ? "scan" : badge.source === "computed" ? "list-check" : "pencil"
            tint: badge.source === "user" ? Theme.ink3 : Theme.ok
            size: 36
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            wrapMode: Text.NoWrap
            text: Words.say("form.from_" + badge.source)
            font.pixelSize: Theme.textSmall
            color: badge.source === "user" ? Theme.ink3 : Theme.ok
        }
    }
}
