import QtQuick
import "../theme"

// The sea-blue ground of a head or a side panel.
Rectangle {
    gradient: Gradient {
        GradientStop {
            position: 0
            color: Theme.sea900
        }
        GradientStop {
            position: 1
            color: Theme.sea600
        }
    }
}
