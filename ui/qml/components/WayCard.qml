import QtQuick
import "../theme"

// One of several equal ways to do something: a picture, what it is called, what to do.
Card {
    id: way

    property string title: ""
    property string note: ""
    property color tint: Theme.primary
    property bool resting: false
    default property alias picture: bed.data

    Column {
        anchors.centerIn: parent
        width: parent.width - 56
        spacing: 32

        Item {
            id: bed
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width
            height: 380
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: way.title
            font.pixelSize: Theme.textSection
            font.weight: Font.Bold
            color: way.resting ? Theme.ink3 : Theme.ink
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: way.note
            font.pixelSize: Theme.textHint
            color: way.resting ? Theme.ink3 : way.tint
        }
    }
}
