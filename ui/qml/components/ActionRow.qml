import QtQuick
import "../theme"

// The bottom row: what can be done now. Back and exit to the left, the one that goes on to the right and wider.
Item {
    id: row

    property var actions: []
    property bool primaryReady: true
    readonly property var ordered: actions.filter(a => a.role !== "primary").concat(actions.filter(a => a.role === "primary"))
    readonly property int lines: ordered.length === 0 ? 0 : stacked ? 2 : 1
    readonly property real primaryShare: ordered.length > 2 ? 1.7 : 1
    readonly property real shares: ordered.reduce((sum, a) => sum + (a.role === "primary" ? primaryShare : 1), 0)
    readonly property bool stacked: ordered.length > 3

    signal pressed(string id)

    implicitHeight: lines * Theme.touchMain + Math.max(0, lines - 1) * Theme.gap

    function share(action) {
        const count = stacked ? ordered.filter(a => a.role !== "primary").length : ordered.length
        const free = width - Theme.gap * (count - 1)
        if (stacked)
            return action.role === "primary" ? width : free / count
        return free * (action.role === "primary" ? primaryShare : 1) / shares
    }

    Flow {
        anchors.fill: parent
        spacing: Theme.gap
        layoutDirection: Qt.LeftToRight

        Repeater {
            model: row.ordered
            delegate: BigButton {
                required property var modelData
                objectName: "action." + modelData.id
                width: Math.floor(row.share(modelData))
                height: Theme.touchMain
                text: Words.of(modelData.text)
                icon: modelData.icon === "" && modelData.text.key === "nav.back" ? "chevron-left" : modelData.icon
                kind: modelData.role
                enabled: modelData.enabled && (modelData.role !== "primary" || row.primaryReady)
                onActivated: row.pressed(modelData.id)
            }
        }
    }
}
