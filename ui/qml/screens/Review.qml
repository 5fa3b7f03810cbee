import QtQuick
import "../components"
import "../theme"

// What will be sent, masked; a row shows itself in full only while it is held.
Item {
    id: review

    property var screen

    Banner {
        id: problem
        width: parent.width
        tone: "danger"
        text: review.screen.problem
    }

    Scroller {
        y: problem.visible ? problem.height + Theme.gap : 0
        width: parent.width
        height: parent.height - y
        spacing: 16

        Repeater {
            model: review.screen.rows.length
            delegate: ReviewCard {
                required property int index
                width: parent.width
                number: index
                entry: review.screen.rows[index]
            }
        }
    }
}
