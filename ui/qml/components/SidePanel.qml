import QtQuick
import QtQuick.Layouts
import "../theme"

// Lying display: everything that frames a screen stands in one panel at the left.
Sea {
    id: panel

    required property var frame
    required property Clock clock
    property bool home: false
    property string site: ""
    property string overline: ""
    property string title: ""
    property string hint: ""

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Logo {}

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                Label {
                    Layout.fillWidth: true
                    text: panel.frame.service === "" ? Words.say("app.name") : panel.frame.service
                    color: Theme.onSea
                    font.pixelSize: text.length > 20 ? 30 : 36
                    font.weight: Font.Bold
                }
                Label {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: panel.site
                    color: Theme.onSea2
                    font.pixelSize: Theme.textSmall
                }
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: 56
            visible: text !== ""
            text: panel.overline
            color: Theme.onSea2
            font.pixelSize: Theme.textHint
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: panel.overline === "" ? 56 : 8
            text: panel.title
            color: Theme.onSea
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: 16
            visible: text !== ""
            text: panel.hint
            color: Theme.onSea2
            font.pixelSize: Theme.textHint
        }

        StepList {
            Layout.fillWidth: true
            Layout.topMargin: 40
            steps: panel.frame.steps
            onSea: true
            visible: panel.frame.steps.length > 0
        }

        Item {
            Layout.fillHeight: true
        }

        HotlineButton {
            Layout.bottomMargin: Theme.gap
            visible: panel.frame.hotline
            onSea: true
        }

        Countdown {
            clock: panel.clock
        }

        LanguageSwitch {
            current: panel.frame.language
            onChosen: code => bridge.speak(code)
        }
    }
}
