import QtQuick
import "../components"
import "../theme"

// One thing of the hall: its name, how it is, and what can be done to it.
Card {
    id: section

    property string icon: ""
    property string title: ""
    property string note: ""
    default property alias content: holder.data

    implicitHeight: column.implicitHeight + 56

    Column {
        id: column
        x: 28
        y: 28
        width: parent.width - 56
        spacing: 20

        Row {
            width: parent.width
            spacing: 20

            Rectangle {
                id: bed
                width: 72
                height: 72
                radius: 20
                color: Theme.primarySoft

                Icon {
                    anchors.centerIn: parent
                    name: section.icon
                    size: 44
                }
            }
            Column {
                y: Math.max(0, (bed.height - implicitHeight) / 2)
                width: parent.width - bed.width - parent.spacing

                Label {
                    width: parent.width
                    text: section.title
                    font.weight: Font.Bold
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: section.note
                    font.pixelSize: Theme.textSmall
                    color: Theme.ink3
                }
            }
        }
        Column {
            id: holder
            width: parent.width
            spacing: 20
        }
    }
}
