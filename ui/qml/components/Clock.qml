import QtQuick

// The time left, counted down here from the moment the screen came, so that nobody sends ticks.
Item {
    id: clock

    property real deadline: 0
    property int remaining: 0
    readonly property bool running: deadline > 0

    function start(seconds) {
        deadline = seconds > 0 ? Date.now() + seconds * 1000 : 0
        tick()
    }

    function tick() {
        remaining = deadline > 0 ? Math.max(0, Math.ceil((deadline - Date.now()) / 1000)) : 0
    }

    visible: false

    Timer {
        interval: 250
        repeat: true
        running: clock.running
        onTriggered: clock.tick()
    }
}
