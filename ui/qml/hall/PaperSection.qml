import QtQuick
import "../components"
import "../theme"

// How much paper lies in each tray.
Section {
    id: section

    icon: "printer"
    title: Words.say("hall.paper")

    Repeater {
        model: ["receipt", "page", "certificate"]
        delegate: Column {
            id: printer
            required property string modelData
            readonly property string paper: lab.state.paper ? lab.state.paper[modelData] : ""
            width: parent.width
            spacing: 12

            Label {
                text: Words.say("hall." + printer.modelData)
                font.pixelSize: Theme.textSmall
                color: Theme.ink2
            }
            Row {
                width: parent.width
                spacing: 20

                Repeater {
                    model: ["full", "low", "out", "jammed"]
                    delegate: Pill {
                        required property string modelData
                        objectName: "hall.paper." + printer.modelData + "." + modelData
                        width: (printer.width - 60) / 4
                        text: Words.say("hall.paper." + modelData)
                        role: Accessible.RadioButton
                        checkable: true
                        checked: printer.paper === modelData
                        onActivated: lab.set_paper(printer.modelData, modelData)
                    }
                }
            }
        }
    }
}
