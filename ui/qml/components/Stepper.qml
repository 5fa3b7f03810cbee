import QtQuick
import "../theme"

// One part of a date: more above, less below; held, it runs.
Column {
    id: stepper

    property string name: ""
    property string label: ""
    property string value: ""
    property int valueHeight: 140

    signal step(int by)

    spacing: Theme.gapSmall

    component Arrow: KeyCap {
        id: arrow
        property int by: 1
        property bool ran: false
        width: stepper.width
        height: Theme.touchMain
        soft: true
        onHeld: {
            ran = true
            repeat.start()
        }
        onReleased: repeat.stop()
        onActivated: {
            if (!ran)
                stepper.step(by)
            ran = false
        }

        Timer {
            id: repeat
            interval: 110
            repeat: true
            triggeredOnStart: true
            onTriggered: stepper.step(arrow.by)
        }
    }

    Arrow {
        objectName: "date." + stepper.name + ".next"
        icon: "plus"
        label: Words.say("date.more", { part: stepper.label })
        by: 1
    }
    Card {
        width: stepper.width
        height: stepper.valueHeight
        Accessible.role: Accessible.StaticText
        Accessible.name: stepper.value + stepper.label

        Column {
            anchors.centerIn: parent

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: stepper.value
                font.pixelSize: 56
                font.weight: Font.Bold
                Accessible.ignored: true
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: stepper.label
                font.pixelSize: Theme.textSmall
                color: Theme.ink3
                Accessible.ignored: true
            }
        }
    }
    Arrow {
        objectName: "date." + stepper.name + ".prev"
        icon: "minus"
        label: Words.say("date.less", { part: stepper.label })
        by: -1
    }
}
