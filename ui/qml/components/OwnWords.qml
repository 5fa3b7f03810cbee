import QtQuick
import "../theme"

// Words of one's own: what has been written, its end always in sight, and the keys.
Item {
    id: own

    property Draft draft
    property int limit: 0
    property string label: ""
    property string back: ""

    signal done

    function press(name) {
        const text = own.draft.value
        if (name === "back")
            own.draft.put(text.slice(0, -1))
        else if (text.length < own.limit)
            own.draft.put(text + name)
    }

    Flickable {
        id: view
        width: parent.width - (done.visible ? done.width + Theme.gap : 0)
        height: Math.min(contentHeight, keys.y - Theme.gap)
        contentHeight: field.implicitHeight
        contentY: Math.max(0, contentHeight - height)
        interactive: false
        clip: true

        Field {
            id: field
            width: view.width
            label: own.label
            text: own.draft.value
        }
    }

    BigButton {
        id: done
        objectName: "words.ready"
        visible: own.back !== ""
        anchors.right: parent.right
        width: Math.max(220, wish)
        height: 120
        icon: "list-check"
        fontSize: Theme.textHint
        text: own.back
        onActivated: own.done()
    }

    Keyboard {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        keyHeight: Math.max(88, Math.min(104, (own.height - 144 - 80) / 5))
        onKey: name => own.press(name)
    }
}
