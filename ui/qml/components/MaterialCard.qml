import QtQuick
import "../theme"

// One material: spared, promised, given, to come or missing; the icon and the sentence say the same as the colour.
Card {
    id: card

    required property var entry
    readonly property bool good: entry.state === "exempt" || entry.state === "given"
    readonly property bool promised: entry.state === "promise" || entry.state === "later"
    readonly property color tint: good ? Theme.ok : promised ? Theme.primary : Theme.warn

    implicitHeight: Math.max(bed.height, words.implicitHeight) + 44 + (ways.visible ? ways.height + 24 : 0)

    Rectangle {
        id: bed
        x: 32
        y: 22
        width: 88
        height: 88
        radius: 24
        color: card.good ? Theme.okSoft : card.promised ? Theme.primarySoft : Theme.warnSoft

        Icon {
            anchors.centerIn: parent
            name: card.good ? "circle-check" : card.entry.state === "later" ? "clock" : card.promised ? "signature" : "alert-triangle"
            tint: card.tint
            size: 52
        }
    }
    Column {
        id: words
        anchors.left: bed.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 32
        y: Math.max(22, 66 - implicitHeight / 2)
        spacing: 6

        Label {
            width: parent.width
            text: card.entry.name
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: Words.of(card.entry.reason)
            font.pixelSize: Theme.textHint
            color: card.tint
        }
    }

    Flow {
        id: ways
        visible: card.entry.can.length > 0
        anchors.left: words.left
        anchors.right: words.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        spacing: Theme.gap

        Repeater {
            model: card.entry.can
            delegate: BigButton {
                required property string modelData
                objectName: "prove." + card.entry.code + "." + modelData
                width: Math.min(Math.max(220, wish), ways.width)
                height: Theme.touch
                icon: modelData === "photo" ? "camera" : modelData === "capture" ? "scan" : modelData === "later" ? "clock" : "refresh"
                fontSize: Theme.textHint
                text: Words.say("mat.can_" + modelData)
                label: text + card.entry.name
                onActivated: bridge.prove(card.entry.code, modelData)
            }
        }
    }
}
