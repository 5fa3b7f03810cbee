import QtQuick
import "../theme"

// What the citizen holds: the picture of the outcome, and the number to keep, large.
Card {
    id: head

    property string picture: "done"
    property string label: ""
    property string value: ""

    implicitHeight: grid.implicitHeight + (Theme.landscape ? 56 : 88)

    Grid {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 40
        anchors.verticalCenter: parent.verticalCenter
        columns: Theme.landscape ? 2 : 1
        columnSpacing: 48
        rowSpacing: 28
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Picture {
            id: image
            name: head.picture
            size: Theme.landscape ? 150 : 220
            width: Theme.landscape ? size : grid.width
        }
        Column {
            width: grid.width - (Theme.landscape ? image.width + grid.columnSpacing : 0)
            spacing: 12

            Label {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                text: head.label
                font.pixelSize: Theme.textHint
                color: Theme.ink3
            }
            Label {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                text: head.value
                font.pixelSize: text.length > 20 ? 44 : 60
                font.weight: Font.Bold
                wrapMode: Text.WrapAnywhere
            }
        }
    }
}
