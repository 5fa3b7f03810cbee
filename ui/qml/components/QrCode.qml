import QtQuick

// A code for a phone to scan; nothing while there is none.
Image {
    property string text: ""
    property int size: 420

    visible: text !== ""
    width: size
    height: size
    sourceSize: Qt.size(size, size)
    smooth: false
    source: text === "" ? "" : "image://qr/" + encodeURIComponent(text)
    Accessible.role: Accessible.Graphic
}
