import QtQuick
import "../theme"

// The cable to the centre.
Section {
    id: section

    readonly property bool there: typeof lab.state.network === "boolean"
    readonly property bool up: lab.state.network === true

    icon: up ? "wifi" : "wifi-off"
    title: Words.say("hall.network")
    note: !there ? Words.say("hall.network_none") : Words.say(up ? "hall.network_up" : "hall.network_down")

    Pill {
        objectName: "hall.network"
        width: parent.width
        visible: section.there
        text: Words.say(section.up ? "hall.network_cut" : "hall.network_mend")
        onActivated: lab.set_network(!section.up)
    }
}
