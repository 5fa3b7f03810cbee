import QtQuick
import QtQuick.Layouts
import "../theme"

// The head of a step, upright display: which service, how long, which language.
Rectangle {
    id: head

    required property var frame
    required property Clock clock

    color: Theme.sea800
    implicitHeight: 152

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        Logo {}

        Label {
            Layout.fillWidth: true
            Layout.maximumHeight: head.height - 16
            text: head.frame.service === "" ? Words.say("app.name") : head.frame.service
            color: Theme.onSea
            font.pixelSize: text.length > 18 ? 28 : text.length > 10 ? 32 : 38
            font.weight: Font.Bold
        }

        Countdown {
            clock: head.clock
        }

        LanguageSwitch {
            current: head.frame.language
            onChosen: code => bridge.speak(code)
        }
    }
}
