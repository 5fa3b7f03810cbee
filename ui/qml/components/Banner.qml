import QtQuick
import "../theme"

// One sentence on a soft bed: an icon, words, never colour alone. `tone`: ok, warn, danger, info.
Rectangle {
    id: banner

    property string text: ""
    property string tone: "info"
    property string icon: tone === "ok" ? "circle-check" : tone === "info" ? "info-circle" : "alert-triangle"
    readonly property color tint: tone === "ok" ? Theme.ok : tone === "warn" ? Theme.warn
        : tone === "danger" ? Theme.danger : Theme.primary

    visible: text !== ""
    implicitHeight: Math.max(88, words.implicitHeight + 40)
    radius: Theme.radiusSmall
    color: tone === "ok" ? Theme.okSoft : tone === "warn" ? Theme.warnSoft
        : tone === "danger" ? Theme.dangerSoft : Theme.primarySoft
    Accessible.role: tone === "danger" || tone === "warn" ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: text

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: 32
        anchors.verticalCenter: parent.verticalCenter
        name: banner.icon
        tint: banner.tint
        size: 44
    }
    Label {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.verticalCenter: parent.verticalCenter
        text: banner.text
        font.pixelSize: Theme.textHint
        color: Theme.ink
        Accessible.ignored: true
    }
}
