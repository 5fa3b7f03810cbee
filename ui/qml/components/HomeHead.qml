import QtQuick
import QtQuick.Layouts
import "../theme"

// The head of the first screen, upright display: who we are, and the greeting.
Sea {
    id: head

    required property var frame
    property string site: ""

    implicitHeight: column.implicitHeight + 40 + 64

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: 40
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
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
                    text: Words.say("app.name")
                    color: Theme.onSea
                    font.pixelSize: 36
                    font.weight: Font.Bold
                }
                Label {
                    Layout.fillWidth: true
                    text: head.site
                    color: Theme.onSea2
                    font.pixelSize: Theme.textSmall
                }
            }

            LanguageSwitch {
                current: head.frame.language
                onChosen: code => bridge.speak(code)
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: 72
            text: Words.of(head.frame.title)
            color: Theme.onSea
            font.pixelSize: Theme.textGreeting
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: 12
            text: Words.of(head.frame.hint)
            visible: text !== ""
            color: Theme.onSea2
            font.pixelSize: Theme.textBody
        }
    }
}
