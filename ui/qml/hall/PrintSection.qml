import QtQuick
import "../components"
import "../theme"

// The last sheets, covered: one is shown in full only while it is held.
Section {
    id: section

    signal held(int number)

    icon: "receipt"
    title: Words.say("hall.prints")
    note: Words.say(lab.sheets.length === 0 ? "hall.prints_none" : "hall.prints_hold")

    Grid {
        id: grid
        width: parent.width
        visible: lab.sheets.length > 0
        columns: 3
        spacing: 20

        Repeater {
            model: lab.sheets
            delegate: Touch {
                id: sheet
                required property var modelData
                objectName: "hall.sheet." + modelData.id
                width: (grid.width - 2 * grid.spacing) / 3
                height: 260
                corner: 12
                label: Words.say("hall." + modelData.printer)
                onHeld: section.held(modelData.id)
                onReleased: section.held(0)

                Rectangle {
                    anchors.fill: parent
                    radius: 12
                    color: Theme.ground
                    border.width: Theme.stroke
                    border.color: sheet.pressed ? Theme.primary : Theme.line
                }
                Image {
                    anchors.fill: parent
                    anchors.margins: 14
                    anchors.bottomMargin: 60
                    fillMode: Image.PreserveAspectFit
                    smooth: false
                    cache: false
                    source: "image://sheet/" + sheet.modelData.id + "/covered"
                    Accessible.ignored: true
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 12
                    wrapMode: Text.NoWrap
                    text: Qt.formatDateTime(new Date(sheet.modelData.time * 1000), "HH:mm:ss")
                    font.pixelSize: Theme.textSmall
                    color: Theme.ink3
                }
            }
        }
    }
}
