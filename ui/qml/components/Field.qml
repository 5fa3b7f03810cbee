import QtQuick
import "../theme"

// What has been given so far, with a caret at its end.
Card {
    id: field

    property string label: ""
    property string text: ""

    implicitHeight: Math.max(120, words.implicitHeight + 40)
    border.width: 4
    border.color: Theme.primary
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: text

    Label {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 36
        anchors.rightMargin: 36
        anchors.verticalCenter: parent.verticalCenter
        text: field.text
        font.pixelSize: text.length > 24 ? Theme.textBody : 48
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
    Rectangle {
        visible: words.lineCount <= 1
        x: 36 + words.contentWidth * (field.text === "" ? 0 : 1) + 6
        anchors.verticalCenter: parent.verticalCenter
        width: 4
        height: 56
        color: Theme.primary
    }
}
