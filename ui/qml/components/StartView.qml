import QtQuick
import "../theme"

// Until the first screen comes.
Sea {
    Column {
        anchors.centerIn: parent
        spacing: 48

        Logo {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 200
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: Words.say("app.name")
            color: Theme.onSea
            font.pixelSize: 56
            font.weight: Font.Bold
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: Words.say("start.wait")
            color: Theme.onSea2
        }
    }
}
