import QtQuick
import "../theme"

// A written promise and the box that takes it.
Card {
    id: commitment

    property string text: ""
    property bool agreed: false

    signal toggled(bool agreed)

    implicitHeight: column.implicitHeight + 72

    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 36
        spacing: Theme.gap

        Label {
            width: parent.width
            text: Words.say("mat.promise_title")
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: commitment.text
            lineHeight: 1.15
            font.pixelSize: Theme.textHint
            color: Theme.ink2
        }
        ChoiceRow {
            objectName: "agree"
            width: parent.width
            many: true
            text: Words.say("mat.agree")
            checked: commitment.agreed
            onActivated: commitment.toggled(!commitment.agreed)
        }
    }
}
