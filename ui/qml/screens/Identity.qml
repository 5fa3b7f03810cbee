import QtQuick
import "../components"
import "../theme"

// Put the card on the reader; where a code on a phone does as well, it stands beside it, as large.
Item {
    id: identity

    property var screen
    readonly property bool failed: screen.phase === "failed"
    readonly property bool both: !!screen.code
    readonly property string problem: Words.of(screen.problem)
    readonly property string waiting: Words.say(screen.phase === "reading" ? "id.reading" : "id.waiting")

    Card {
        visible: !identity.both
        width: parent.width
        height: Math.min(parent.height, 700)

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 48

            CardPicture {
                anchors.horizontalCenter: parent.horizontalCenter
                tint: identity.failed ? Theme.danger : Theme.primary
            }
            Pulse {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !identity.failed
            }
            Label {
                width: parent.width
                visible: !identity.failed
                horizontalAlignment: Text.AlignHCenter
                text: identity.waiting
                font.pixelSize: 40
                color: Theme.primary
            }
            Banner {
                width: parent.width
                tone: "danger"
                text: identity.problem
            }
        }
    }

    Row {
        id: ways
        visible: identity.both
        width: parent.width
        height: Math.min(parent.height - (trouble.visible ? trouble.height + Theme.gap : 0), 700)
        spacing: Theme.gap

        WayCard {
            width: (parent.width - parent.spacing) / 2
            height: parent.height
            title: Words.say("id.card_way")
            note: identity.failed ? "" : identity.waiting

            CardPicture {
                anchors.centerIn: parent
                scale: 0.82
                tint: identity.failed ? Theme.danger : Theme.primary
            }
            Pulse {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                width: 240
                visible: !identity.failed
            }
        }
        Touch {
            id: other
            objectName: "action.code"
            width: (parent.width - parent.spacing) / 2
            height: parent.height
            enabled: identity.both && identity.screen.code.enabled
            label: identity.both ? Words.say("code.way") + " " + hint : ""
            readonly property string hint: enabled ? Words.say("code.way_hint") : Words.say("code.offline")
            onActivated: bridge.act("code")

            WayCard {
                anchors.fill: parent
                resting: !other.enabled
                color: other.pressed ? Theme.primarySoft : Theme.card
                border.color: other.enabled ? Theme.edge : Theme.line
                title: Words.say("code.way")
                note: other.hint

                PhonePicture {
                    anchors.centerIn: parent
                    tint: other.enabled ? Theme.primary : Theme.ink3
                    bed: other.enabled ? Theme.primarySoft : Theme.ground
                }
            }
        }
    }

    Banner {
        id: trouble
        anchors.top: ways.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: identity.both && text !== ""
        tone: "danger"
        text: identity.both ? identity.problem : ""
    }
}
