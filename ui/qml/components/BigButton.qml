import QtQuick
import "../theme"

// A button of the main row. `kind` is the role of an action: primary, secondary, quiet.
Touch {
    id: button

    property string text: ""
    property string icon: ""
    property string kind: "secondary"
    property int fontSize: Theme.textCard
    readonly property color tint: !enabled ? Theme.ink3
        : kind === "primary" ? Theme.onSea
        : kind === "quiet" ? Theme.ink2 : Theme.ink
    readonly property real wish: (icon === "" ? 0 : 44 + 16) + measure.advanceWidth + 72

    label: text
    implicitHeight: Theme.touchMain
    implicitWidth: wish

    TextMetrics {
        id: measure
        font: words.font
        text: button.text
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !button.enabled ? Theme.line
            : button.kind === "primary" ? (button.pressed ? Theme.primaryPressed : Theme.primary)
            : button.pressed ? Theme.primarySoft : button.kind === "quiet" ? Theme.ground : Theme.card
        border.width: button.kind === "primary" || !button.enabled ? 0 : Theme.stroke
        border.color: button.kind === "quiet" ? Theme.line : Theme.edge
    }

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 16

        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            tint: button.tint
            size: 44
        }
        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(measure.advanceWidth) + 2, button.width - 32 - (button.icon === "" ? 0 : 60))
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            color: button.tint
            font.pixelSize: button.fontSize
            font.weight: button.kind === "primary" ? Font.Bold : Font.Normal
            Accessible.ignored: true
        }
    }
}
