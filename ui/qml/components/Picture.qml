import QtQuick
import "../theme"

// One large picture of the thing that happens or that is to be done.
Item {
    id: picture

    property string name: "wait"
    property int size: 360
    readonly property bool round: name === "done" || name === "queued" || name === "sorry" || name === "wait" || name === "draft"
    readonly property color tint: name === "done" ? Theme.ok : name === "queued" ? Theme.primary : name === "sorry" ? Theme.warn : Theme.primary
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
            name: picture.name === "done" ? "circle-check" : picture.name === "queued" ? "clock"
                : picture.name === "sorry" ? "alert-triangle" : picture.name === "draft" ? "pencil" : "hourglass"
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
