import QtQuick
import "../theme"

// One answer among others: a mark, its words, a hint.
Touch {
    id: choice

    property string text: ""
    property string hint: ""
    property bool many: false

    label: text
    role: many ? Accessible.CheckBox : Accessible.RadioButton
    checkable: true
    implicitHeight: Math.max(Theme.touchMain, words.implicitHeight + 48)

    Card {
        anchors.fill: parent
        color: choice.checked || choice.pressed ? Theme.primarySoft : Theme.card
        border.width: choice.checked ? 4 : Theme.stroke
        border.color: choice.checked ? Theme.primary : Theme.edge
    }
    Rectangle {
        id: mark
        x: 36
        anchors.verticalCenter: parent.verticalCenter
        width: 52
        height: 52
        radius: choice.many ? 14 : 26
        color: choice.checked ? Theme.primary : Theme.card
        border.width: 4
        border.color: choice.checked ? Theme.primary : Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: choice.checked
            name: "check"
            tint: Theme.onSea
            size: 38
        }
    }
    Column {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 36
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Label {
            width: parent.width
            text: choice.text
            font.pixelSize: Theme.textCard
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: choice.hint
            font.pixelSize: Theme.textSmall
            color: Theme.ink3
        }
    }
}
