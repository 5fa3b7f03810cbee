import QtQuick
import "../components"
import "../theme"

// One sees oneself as in a mirror, and what to do; then the picture that was taken, as others see one.
Item {
    id: page

    property var screen
    readonly property string advice: Words.of(screen.advice)

    Card {
        width: parent.width
        height: parent.height - Theme.gap - (page.screen.live ? told.height : keep.height)

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
                mirror: page.screen.live
                fillMode: Image.PreserveAspectCrop
                verticalAlignment: Image.AlignTop
                Accessible.role: Accessible.Graphic
                Accessible.name: Words.say(page.screen.live ? "photo.live" : "photo.taken")
            }
            Pulse {
                anchors.centerIn: parent
                width: Math.min(240, glass.width - 48)
                visible: preview.number === 0
            }
        }
    }
    Banner {
        id: told
        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.screen.live
        tone: "info"
        text: page.advice === "" ? Words.say("photo.wait") : page.advice
    }
    ChoiceRow {
        id: keep
        objectName: "agree"
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !page.screen.live
        many: true
        text: Words.say("photo.keep")
        hint: Words.say("photo.keep_hint")
        checked: page.screen.agreed
        onActivated: bridge.agree(!page.screen.agreed)
    }
}
