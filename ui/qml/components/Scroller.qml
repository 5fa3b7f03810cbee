import QtQuick
import "../theme"

// Content that may be longer than its place: it can be dragged, and a bar at the side says so.
Item {
    id: scroller

    default property alias content: holder.data
    property int spacing: Theme.gap
    readonly property bool scrolls: flick.contentHeight > flick.height + 1

    Flickable {
        id: flick
        objectName: "scroller"
        anchors.fill: parent
        contentWidth: width
        contentHeight: holder.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        interactive: scroller.scrolls
        clip: true

        Column {
            id: holder
            width: scroller.scrolls ? flick.width - 24 : flick.width
            spacing: scroller.spacing
        }
    }

    Rectangle {
        visible: scroller.scrolls
        anchors.right: parent.right
        width: 8
        radius: 4
        height: parent.height
        color: Theme.line

        Rectangle {
            width: parent.width
            radius: 4
            color: Theme.edge
            height: Math.max(60, parent.height * flick.visibleArea.heightRatio)
            y: (parent.height - height) * (flick.contentHeight > flick.height ? flick.contentY / (flick.contentHeight - flick.height) : 0)
        }
    }

    Rectangle {
        visible: scroller.scrolls && !flick.atYEnd
        anchors.bottom: parent.bottom
        width: parent.width - 24
        height: 64
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#00F4F7FA"
            }
            GradientStop {
                position: 1
                color: Theme.ground
            }
        }
    }
}
