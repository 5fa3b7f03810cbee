import QtQuick
import "../theme"

// One sheet as it is, above everything, while a finger is on it.
Rectangle {
    id: view

    property int number: 0

    visible: number > 0
    color: Theme.scrim

    Image {
        objectName: "hall.open"
        anchors.fill: parent
        anchors.margins: 32
        fillMode: Image.PreserveAspectFit
        cache: false
        source: view.number > 0 ? "image://sheet/" + view.number + "/open" : ""
        Accessible.ignored: true
    }
}
