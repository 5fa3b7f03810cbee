import QtQuick
import "../theme"

// One of several equal ways that are chosen by a touch: what it is, what it means to choose it, and the words of doing so.
Touch {
    id: way

    property string icon: ""
    property string title: ""
    property string note: ""
    property string go: ""

    label: [title, note, go].join(" ")

    Card {
        anchors.fill: parent
        color: way.pressed ? Theme.primarySoft : Theme.card
        border.color: way.enabled ? Theme.edge : Theme.line

        Rectangle {
            id: bed
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.landscape ? 36 : 64
            width: Theme.landscape ? 152 : 208
            height: width
            radius: Theme.radius
            color: way.enabled ? Theme.primarySoft : Theme.ground

            Icon {
                anchors.centerIn: parent
                name: way.icon
                tint: way.enabled ? Theme.primary : Theme.ink3
                size: parent.width * 0.66
            }
        }
        Label {
            id: name
            anchors.top: bed.bottom
            anchors.topMargin: Theme.landscape ? 20 : 40
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 56
            horizontalAlignment: Text.AlignHCenter
            text: way.title
            font.pixelSize: Theme.textSection
            font.weight: Font.Bold
            color: way.enabled ? Theme.ink : Theme.ink3
            Accessible.ignored: true
        }
        Label {
            anchors.top: name.bottom
            anchors.bottom: foot.top
            anchors.topMargin: 16
            anchors.bottomMargin: 16
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 56
            horizontalAlignment: Text.AlignHCenter
            text: way.note
            font.pixelSize: Theme.textHint
            color: way.enabled ? Theme.ink2 : Theme.ink3
            Accessible.ignored: true
        }
        Rectangle {
            id: foot
            anchors.bottom: parent.bottom
            anchors.margins: 28
            anchors.left: parent.left
            anchors.right: parent.right
            height: Theme.touchMain - 20
            radius: Theme.radius
            color: way.enabled ? Theme.primarySoft : Theme.ground

            Label {
                anchors.centerIn: parent
                width: parent.width - 32
                horizontalAlignment: Text.AlignHCenter
                text: way.go
                font.pixelSize: Theme.textCard
                font.weight: Font.Bold
                color: way.enabled ? Theme.primary : Theme.ink3
                Accessible.ignored: true
            }
        }
    }
}
