import QtQuick
import "../components"
import "../theme"

// Take your card and your paper.
Item {
    id: end

    property var screen

    Card {
        width: parent.width
        height: Math.min(parent.height, Theme.landscape ? 760 : 1120)

        Grid {
            anchors.centerIn: parent
            columns: Theme.landscape ? 2 : 1
            spacing: 96
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignBottom

            Column {
                visible: end.screen.card
                spacing: 28

                CardPicture {
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: Words.say("end.card")
                    font.pixelSize: Theme.textCard
                    font.weight: Font.Bold
                    color: Theme.primary
                }
            }
            Column {
                visible: end.screen.paper
                spacing: 28

                PaperPicture {
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: Words.say("end.paper")
                    font.pixelSize: Theme.textCard
                    font.weight: Font.Bold
                    color: Theme.primary
                }
            }
            Picture {
                visible: !end.screen.card && !end.screen.paper
                name: end.screen.picture
            }
        }
    }
}
