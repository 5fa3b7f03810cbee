import QtQuick
import "../components"
import "../theme"

// Services to choose from: of one category, or found by what was typed.
Item {
    id: browse

    property var screen
    readonly property Draft draft: Draft {
        key: "query"
        given: browse.screen.query
    }

    function press(name) {
        if (name === "back")
            draft.put(draft.value.slice(0, -1))
        else
            draft.put(draft.value + name)
    }

    Field {
        id: query
        visible: browse.screen.searching
        width: parent.width
        label: Words.say("search.title")
        text: browse.draft.value
    }

    Scroller {
        anchors.top: query.visible ? query.bottom : parent.top
        anchors.topMargin: query.visible ? Theme.gap : 0
        anchors.bottom: keys.visible ? keys.top : parent.bottom
        anchors.bottomMargin: keys.visible ? Theme.gap : 0
        width: parent.width

        Repeater {
            model: browse.screen.tiles.length
            delegate: Tile {
                required property int index
                width: parent.width
                entry: browse.screen.tiles[index]
                upright: false
            }
        }
    }

    Keyboard {
        id: keys
        visible: browse.screen.searching
        anchors.bottom: parent.bottom
        width: parent.width
        keyHeight: 88
        onKey: name => browse.press(name)
    }
}
