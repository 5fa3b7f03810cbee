import QtQuick
import "../components"
import "../theme"

// Sign in the box. The strokes stay here until the primary action hands them over.
Item {
    id: sign

    property var screen
    readonly property var ink: bridge.ink
    readonly property bool ready: ink.points >= screen.minimum_points
    readonly property string problem: screen.problem && ink.strokes === 0 ? Words.of(screen.problem)
        : ink.strokes > 0 && !ready && !ink.drawing ? Words.say("sign.short") : ""

    function complete() {
        bridge.sign()
    }

    Card {
        id: words
        width: parent.width
        visible: sign.screen.text !== ""
        height: visible ? Math.min(text.implicitHeight + 64, sign.height * (Theme.landscape ? 0.3 : 0.4)) : 0

        Scroller {
            anchors.fill: parent
            anchors.margins: 32

            Label {
                id: text
                width: parent.width
                text: sign.screen.text
                lineHeight: 1.15
                font.pixelSize: Theme.textHint
                color: Theme.ink2
            }
        }
    }

    Rectangle {
        id: pad
        y: words.visible ? words.height + Theme.gap : 0
        width: parent.width
        height: Math.min(560, parent.height - y - foot.height - Theme.gap)
        radius: Theme.radius
        color: Theme.card
        border.width: 4
        border.color: Theme.primary

        Label {
            anchors.centerIn: parent
            visible: sign.ink.strokes === 0
            text: Words.say("sign.here")
            font.pixelSize: Theme.textSection
            color: Theme.edge
        }
        Rectangle {
            x: 64
            y: parent.height * 0.78
            width: parent.width - 128
            height: Theme.stroke
            color: Theme.line
        }
        SignaturePad {
            anchors.fill: parent
            anchors.margins: 4
            ink: sign.ink
        }
    }

    Item {
        id: foot
        y: pad.y + pad.height + Theme.gap
        width: parent.width
        height: Theme.touchMain

        Banner {
            width: parent.width - clear.width - Theme.gap
            height: parent.height
            tone: "warn"
            text: sign.problem
        }
        BigButton {
            id: clear
            objectName: "sign.clear"
            anchors.right: parent.right
            width: Math.max(240, wish)
            icon: "refresh"
            text: Words.say("sign.clear")
            enabled: sign.ink.strokes > 0
            onActivated: sign.ink.clear()
        }
    }
}
