import QtQuick
import "../components"
import "../theme"

// One sees oneself as in a mirror, and what to do; then the picture that was taken, as others see one.
Item {
    id: page

    property var screen
    readonly property string advice: Words.of(screen.advice)

    Mirror {
        width: parent.width
        height: parent.height - Theme.gap - (page.screen.live ? told.height : keep.height)
        live: page.screen.live
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
