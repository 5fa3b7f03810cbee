import QtQuick
import "../theme"

// One key of a keypad or keyboard.
Touch {
    id: cap

    property string text: ""
    property string icon: ""
    property int fontSize: 44
    property bool soft: false

    corner: Theme.radiusSmall

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: cap.pressed ? Theme.primaryLine : cap.checked ? Theme.primary : cap.soft ? Theme.primarySoft : Theme.card
        border.width: Theme.stroke
        border.color: Theme.line
    }
    Label {
        anchors.centerIn: parent
        visible: cap.icon === ""
        text: cap.text
        wrapMode: Text.NoWrap
        font.pixelSize: cap.fontSize
        color: cap.enabled ? Theme.ink : Theme.ink3
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: cap.icon !== ""
        name: cap.icon
        tint: cap.checked ? Theme.onSea : Theme.ink
        size: 48
    }
}
