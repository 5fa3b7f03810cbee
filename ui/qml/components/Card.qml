import QtQuick
import "../theme"

// The white sheet that content lies on.
Rectangle {
    color: Theme.card
    radius: Theme.radius
    border.width: Theme.stroke
    border.color: Theme.line
}
