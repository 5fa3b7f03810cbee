import QtQuick
import "../theme"

// What the last visit left when it ended without its slip: it was received, the slip can be printed again.
Rectangle {
    id: recovered

    property var notice: null

    implicitHeight: column.implicitHeight + 64
    radius: Theme.radius
    color: Theme.okSoft
    border.width: Theme.stroke
    border.color: Theme.ok

    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: 32
        anchors.rightMargin: 32
        spacing: Theme.gap

        Row {
            width: parent.width
            spacing: Theme.gap

            Icon {
                id: mark
                name: "receipt"
                tint: Theme.ok
                size: 64
            }
            Column {
                width: parent.width - mark.width - parent.spacing
                spacing: 8

                Label {
                    width: parent.width
                    text: recovered.notice ? Words.of(recovered.notice.text) : ""
                }
                Label {
                    width: parent.width
                    text: recovered.notice ? Words.say("result.local_number") + "  " + recovered.notice.local_number : ""
                    font.weight: Font.Bold
                }
            }
        }
        BigButton {
            objectName: recovered.notice ? "action." + recovered.notice.action.id : ""
            width: parent.width
            text: recovered.notice ? Words.of(recovered.notice.action.text) : ""
            icon: recovered.notice ? recovered.notice.action.icon : ""
            kind: recovered.notice ? recovered.notice.action.role : "secondary"
            enabled: !!recovered.notice && recovered.notice.action.enabled
            onActivated: bridge.act(recovered.notice.action.id)
        }
    }
}
