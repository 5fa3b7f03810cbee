import QtQuick
import "../theme"

// A Tabler icon by name, drawn in one colour (see ui/icons.py).
Image {
    property string name: ""
    property color tint: Theme.primary
    property int size: 56

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + String(tint).slice(-6)
    smooth: true
    Accessible.ignored: true
}
