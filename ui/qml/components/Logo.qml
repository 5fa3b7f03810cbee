import QtQuick
import "../theme"

Rectangle {
    property int size: 72

    width: size
    height: size
    radius: size / 4
    color: Theme.onSea

    Text {
        anchors.centerIn: parent
        text: "烟"
        font.family: Theme.family
        font.pixelSize: parent.size * 0.58
        font.weight: Font.Bold
        color: Theme.primary
        Accessible.ignored: true
    }
}
