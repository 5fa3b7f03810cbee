import QtQuick
import "../components"
import "../theme"

// What this window is, and its language.
Sea {
    id: head

    property string language: ""

    signal chosen(string code)

    implicitHeight: Math.max(152, words.implicitHeight + 48)

    Logo {
        id: logo
        x: 32
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words
        anchors.left: logo.right
        anchors.leftMargin: 20
        anchors.right: languages.left
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: Words.say("hall.title")
            color: Theme.onSea
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: Words.say("hall.subtitle")
            color: Theme.onSea2
            font.pixelSize: Theme.textSmall
        }
    }
    LanguageSwitch {
        id: languages
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.verticalCenter: parent.verticalCenter
        spacing: 12
        current: head.language
        onChosen: code => head.chosen(code)
    }
}
