import QtQuick
import "../components"
import "../theme"

// The face or the PIN: as large, as near, and neither chosen. What one agrees to stands where one agrees.
Item {
    id: page

    property var screen
    readonly property bool face: screen.face.enabled

    Row {
        id: ways
        width: parent.width
        height: Math.min(parent.height - (trouble.visible ? trouble.height + Theme.gap : 0), 900)
        spacing: Theme.gap

        EqualWay {
            objectName: "action.face"
            width: (parent.width - parent.spacing) / 2
            height: parent.height
            enabled: page.face
            icon: page.screen.face.icon
            title: Words.of(page.screen.face.text)
            note: Words.say(page.face ? "face.consent" : "face.resting")
            go: Words.say("face.go")
            onActivated: bridge.act("face")
        }
        EqualWay {
            objectName: "action.pin"
            width: (parent.width - parent.spacing) / 2
            height: parent.height
            icon: page.screen.pin.icon
            title: Words.of(page.screen.pin.text)
            note: Words.say("pin.other_way")
            go: Words.say("pin.go")
            onActivated: bridge.act("pin")
        }
    }
    Banner {
        id: trouble
        anchors.top: ways.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: text !== ""
        tone: "warn"
        text: Words.of(page.screen.problem)
    }
}
