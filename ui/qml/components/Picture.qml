import QtQuick
import "../theme"

// One large picture of the thing that happens or that is to be done.
Item {
    id: picture

    property string name: "wait"
    property int size: 360
    readonly property var icons: ({
        done: "circle-check", queued: "clock", sorry: "alert-triangle", draft: "pencil", wait: "hourglass",
        power: "plug-connected-x", service: "tool"
    })
    readonly property bool round: name in icons
    readonly property color tint: name === "done" ? Theme.ok : name === "sorry" ? Theme.warn : Theme.primary
    readonly property color bed: name === "done" ? Theme.okSoft : name === "sorry" ? Theme.warnSoft : Theme.primarySoft

    implicitWidth: size * 1.5
    implicitHeight: size

    Rectangle {
        anchors.centerIn: parent
        visible: picture.round
        width: picture.size
        height: width
        radius: width / 2
        color: picture.bed

        Icon {
            anchors.centerIn: parent
            name: picture.round ? picture.icons[picture.name] : ""
            tint: picture.tint
            size: picture.size * 0.56
        }
    }

    CardPicture {
        anchors.centerIn: parent
        visible: picture.name === "card"
        scale: picture.size / 360
    }

    PinPicture {
        anchors.centerIn: parent
        visible: picture.name === "pin"
        scale: picture.size / 360
    }

    ScanPicture {
        anchors.centerIn: parent
        visible: picture.name === "scan"
        scale: picture.size / 360
    }

    PaperCodePicture {
        anchors.centerIn: parent
        visible: picture.name === "paper_code"
        scale: picture.size / 360
    }

    PaperPicture {
        anchors.centerIn: parent
        visible: picture.name === "print_page" || picture.name === "print_slip"
        slip: picture.name === "print_slip"
        scale: picture.size / 360
    }
}
