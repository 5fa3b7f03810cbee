import QtQuick
import "../components"
import "../editors"
import "../theme"

// One question of the form, with the editor that fits it.
Item {
    id: question

    property var screen
    readonly property string editor: screen.editor[0].toUpperCase() + screen.editor.slice(1)

    Row {
        id: source
        visible: question.screen.source !== "user"
        spacing: 16

        SourceBadge {
            source: question.screen.source
        }
    }

    Banner {
        id: problem
        y: source.visible ? source.height + Theme.gap : 0
        width: parent.width
        tone: "danger"
        text: Words.of(question.screen.problem)
    }

    Loader {
        id: loader
        readonly property real start: problem.visible ? problem.y + problem.height + Theme.gap : problem.y
        y: start
        width: parent.width
        height: parent.height - start
        Component.onCompleted: setSource("../editors/" + question.editor + "Editor.qml", { screen: question.screen })
    }

    onScreenChanged: if (loader.item) loader.item.screen = screen
}
