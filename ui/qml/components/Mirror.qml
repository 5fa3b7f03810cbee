import QtQuick
import "../theme"

// What the camera sees, as in a mirror while it is live, or what it took, as others see one.
Card {
    id: mirror

    property bool live: true

    Rectangle {
        id: glass
        anchors.centerIn: parent
        height: parent.height - 48
        width: Math.min(height * 0.75, parent.width - 48)
        color: Theme.primarySoft

        Image {
            anchors.fill: parent
            visible: preview.number > 0
            source: preview.number > 0 ? "image://preview/" + preview.number : ""
            cache: false
            mirror: mirror.live
            fillMode: Image.PreserveAspectCrop
            verticalAlignment: Image.AlignTop
            Accessible.role: Accessible.Graphic
            Accessible.name: Words.say(mirror.live ? "photo.live" : "photo.taken")
        }
        Pulse {
            anchors.centerIn: parent
            width: Math.min(240, glass.width - 48)
            visible: preview.number === 0
        }
    }
}
