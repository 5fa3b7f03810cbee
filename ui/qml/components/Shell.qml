import QtQuick
import "../theme"

// What every screen has around its content, and the change from one screen to the next.
// A page is a kind of screen and, for questions, the question: within a page the content stays and is only updated.
Item {
    id: shell

    property var screen: null
    property string page: ""
    property bool warning: false
    readonly property bool started: frame !== null
    readonly property string kind: screen ? screen.kind : ""
    readonly property bool home: kind === "home"
    readonly property var frame: screen ? screen.frame : null
    readonly property bool settled: !arrival.running
    readonly property bool side: Theme.landscape
    readonly property real inset: side ? 640 + Theme.margin : Theme.margin
    readonly property var question: screen && (screen.kind === "question" || screen.kind === "group") ? screen : null
    readonly property string asked: question ? question.question : ""
    readonly property string title: asked !== "" ? asked : frame ? Words.of(frame.title) : ""
    readonly property string overline: asked !== "" ? Words.of(question.frame.title) : ""
    readonly property bool hotline: frame !== null && frame.hotline
    readonly property string hint: question && question.help !== "" ? question.help : frame ? Words.of(frame.hint) : ""

    function view(kind) {
        return "../screens/" + kind.split("_").map(word => word[0].toUpperCase() + word.slice(1)).join("") + ".qml"
    }

    // Buttons are made anew when they differ or the page does: a finger that came down on an old one finds nothing under it.
    function arrange(anew) {
        const below = { choice: a => a.role === "quiet", pages: a => a.id === "exit" || a.id === "scan" }[shell.kind]
        const all = below ? frame.actions.filter(below) : frame.actions
        if (anew)
            buttons.actions = []
        if (anew || JSON.stringify(all) !== JSON.stringify(buttons.actions))
            buttons.actions = all
    }

    function take() {
        const next = bridge.screen
        const turned = bridge.page !== shell.page
        visitClock.start(next.frame.seconds)
        shell.warning = next.frame.warning
        if (turned) {
            content.setSource("")
            shell.screen = next
            shell.page = bridge.page
            content.setSource(view(next.kind), { screen: next })
            arrival.restart()
        } else if (bridge.changed) {
            shell.screen = next
            content.item.screen = next
        }
        arrange(turned)
    }

    Connections {
        target: bridge
        function onScreenChanged() {
            shell.take()
        }
    }

    Clock {
        id: visitClock
    }

    Loader {
        id: head
        active: shell.started && !shell.side && !shell.home
        width: parent.width
        sourceComponent: Head {
            frame: shell.frame
            clock: visitClock
        }
    }

    Loader {
        id: homeHead
        active: shell.started && !shell.side && shell.home
        width: parent.width
        sourceComponent: HomeHead {
            frame: shell.frame
            site: shell.home ? shell.screen.site : ""
        }
    }

    Loader {
        active: shell.started && shell.side
        width: 640
        height: parent.height
        sourceComponent: SidePanel {
            frame: shell.frame
            clock: visitClock
            home: shell.home
            site: shell.home ? shell.screen.site : ""
            overline: shell.overline
            title: shell.title
            hint: shell.hint
        }
    }

    StepBar {
        id: steps
        x: Theme.margin
        y: head.height + 40
        width: parent.width - 2 * Theme.margin
        visible: !shell.side && !shell.home && shell.started && shell.frame.steps.length > 0
        steps: shell.started ? shell.frame.steps : []
    }

    Column {
        id: heading
        visible: !shell.side && !shell.home && shell.started
        x: Theme.margin
        y: (steps.visible ? steps.y + steps.height : head.height) + 56
        width: parent.width - 2 * Theme.margin
        spacing: 12

        Label {
            width: parent.width
            visible: text !== ""
            text: shell.overline
            color: Theme.ink3
            font.pixelSize: Theme.textHint
        }
        Label {
            width: parent.width
            text: shell.title
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: shell.hint
            color: Theme.ink2
        }
    }

    Loader {
        id: content
        objectName: "content"
        readonly property real start: shell.side ? Theme.margin : shell.home ? homeHead.height + 40 : heading.y + heading.height + 48
        property real lift: 0
        enabled: !shell.warning
        x: shell.inset
        y: start + lift
        width: parent.width - x - Theme.margin
        height: buttons.y - start - (buttons.visible ? 40 : 0)
    }

    ActionRow {
        id: buttons
        x: shell.inset
        width: parent.width - x - Theme.margin
        y: help.y - height - (help.visible ? Theme.gap : 0)
        visible: lines > 0
        enabled: !shell.warning
        primaryReady: content.item && content.item.ready !== undefined ? content.item.ready : true
        onPressed: id => {
            const action = buttons.actions.find(a => a.id === id)
            if (action.role === "primary" && content.item.complete)
                content.item.complete()
            else
                bridge.act(id)
        }
    }

    HotlineButton {
        id: help
        anchors.horizontalCenter: parent.horizontalCenter
        visible: shell.hotline && !shell.side
        enabled: !shell.warning
        y: parent.height - (visible ? height + 32 : Theme.margin)
    }

    ParallelAnimation {
        id: arrival
        NumberAnimation {
            target: content
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.motion
        }
        NumberAnimation {
            target: content
            property: "lift"
            from: Theme.rise
            to: 0
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }

    Loader {
        anchors.fill: parent
        active: shell.started && shell.warning
        sourceComponent: WarningOverlay {
            clock: visitClock
        }
    }

    Loader {
        anchors.fill: parent
        active: !shell.started
        sourceComponent: StartView {}
    }
}
