import QtQuick
import QtQuick.Window
import "components"
import "theme"

// The window: a stage of 1080×1920 (or 1920×1080 where the display lies) scaled to the display it finds.
Window {
    id: window

    readonly property bool lying: width > height
    readonly property real factor: lying ? Math.min(width / 1920, height / 1080) : Math.min(width / 1080, height / 1920)

    color: Theme.ground
    title: Words.say("app.name")
    onLyingChanged: Theme.landscape = lying
    Component.onCompleted: Theme.landscape = lying

    Shell {
        objectName: "shell"
        width: window.width / window.factor
        height: window.height / window.factor
        scale: window.factor
        transformOrigin: Item.TopLeft
    }
}
