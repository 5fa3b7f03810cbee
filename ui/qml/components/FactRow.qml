import QtQuick
import "../theme"

// A label and its value, with a line under it.
Item {
    id: row

    property string label: ""
    property string value: ""
    property bool last: false
    property real labelWidth: Math.min(300, width * 0.36)

    implicitHeight: Math.max(name.implicitHeight, text.implicitHeight) + 44

    Label {
        id: name
        x: 36
        y: 22
        width: row.labelWidth
        text: row.label
        color: Theme.ink3
        font.pixelSize: Theme.textHint
    }
    Label {
        id: text
        anchors.left: name.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 36
        y: 22
        text: row.value
        font.pixelSize: Theme.textHint
    }
    Rectangle {
        visible: !row.last
        anchors.bottom: parent.bottom
        x: 36
        width: parent.width - 72
        height: Theme.stroke
        color: Theme.line
    }
}
