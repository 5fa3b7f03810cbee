import QtQuick
import "../theme"

// Something a finger can press: one place for touch, keys, focus ring and accessibility.
Item {
    id: touch

    property string label: ""
    property int role: Accessible.Button
    property bool checkable: false
    property bool checked: false
    property int reach: 0
    property int corner: Theme.radius
    readonly property bool pressed: area.pressed && area.containsMouse

    signal activated
    signal held
    signal released

    activeFocusOnTab: enabled
    Accessible.role: role
    Accessible.name: label
    Accessible.focusable: true
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: if (enabled) activated()
    Keys.onReturnPressed: activated()
    Keys.onSpacePressed: activated()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -8
        visible: touch.activeFocus
        color: "transparent"
        radius: touch.corner + 8
        border.width: 4
        border.color: Theme.warn
    }

    MouseArea {
        id: area
        anchors.fill: parent
        anchors.margins: -touch.reach
        pressAndHoldInterval: 300
        onClicked: touch.activated()
        onPressAndHold: touch.held()
        onReleased: touch.released()
        onCanceled: touch.released()
    }
}
