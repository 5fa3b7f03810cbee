import QtQuick
import "../theme"

// The box a citizen signs in: what is drawn goes to `ink`, and is gone from here when `ink` is cleared.
Canvas {
    id: pad

    required property var ink
    property var fresh: []
    property var brush
    property var corner
    property bool wiped: false

    function inside(x, y) {
        return { x: Math.max(0, Math.min(x, width)), y: Math.max(0, Math.min(y, height)) }
    }

    // A smooth line through the middles between the points; a single touch is a dot.
    function draw(control, to) {
        fresh.push([brush, control, to])
        brush = to
        requestPaint()
    }

    function press(at) {
        brush = corner = at
        draw(at, { x: at.x + 0.1, y: at.y })
        ink.down(at.x * 1000 / width, at.y * 1000 / width)
    }

    function move(at) {
        draw(corner, { x: (corner.x + at.x) / 2, y: (corner.y + at.y) / 2 })
        corner = at
        ink.move(at.x * 1000 / width, at.y * 1000 / width)
    }

    function lift() {
        draw(corner, corner)
        ink.up()
    }

    onPaint: {
        const context = getContext("2d")
        if (wiped)
            context.clearRect(0, 0, width, height)
        wiped = false
        context.strokeStyle = Theme.ink
        context.lineWidth = 7
        context.lineCap = "round"
        context.lineJoin = "round"
        context.beginPath()
        for (const [from, control, to] of fresh) {
            context.moveTo(from.x, from.y)
            context.quadraticCurveTo(control.x, control.y, to.x, to.y)
        }
        context.stroke()
        fresh = []
    }

    Connections {
        target: pad.ink
        function onChanged() {
            if (pad.ink.strokes > 0)
                return
            pad.fresh = []
            pad.wiped = true
            pad.requestPaint()
        }
    }

    MouseArea {
        objectName: "sign.pad"
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => pad.press(pad.inside(mouse.x, mouse.y))
        onPositionChanged: mouse => pad.move(pad.inside(mouse.x, mouse.y))
        onReleased: pad.lift()
        onCanceled: pad.lift()
        Accessible.role: Accessible.Canvas
        Accessible.name: Words.say("sign.here")
    }
}
