import QtQuick
import "../components"
import "../theme"

// A city in two touches: its province, then itself.
Item {
    id: editor

    property var screen
    readonly property var options: screen.options
    readonly property var groups: options.map(o => o.group).filter((g, i, all) => g !== "" && all.indexOf(g) === i)
    readonly property var chosen: options.find(o => o.value === screen.value)
    property string group: chosen ? chosen.group : ""
    readonly property bool provinces: groups.length > 0 && group === ""
    readonly property var names: provinces ? groups.map(g => ({ name: "group." + g, text: g, value: "" }))
        : options.filter(o => o.group === group).map(o => ({ name: "choice." + o.value, text: o.text, value: o.value }))

    Row {
        id: path
        visible: editor.groups.length > 0
        width: parent.width
        height: Theme.touch
        spacing: Theme.gap

        Label {
            width: parent.width - change.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: editor.provinces ? Words.say("form.pick_province") : editor.group + " · " + Words.say("form.pick_city")
            font.pixelSize: Theme.textCard
            font.weight: Font.Bold
        }
        BigButton {
            id: change
            objectName: "group.back"
            visible: !editor.provinces
            height: Theme.touch
            icon: "chevron-left"
            fontSize: Theme.textHint
            text: Words.say("form.change_province")
            onActivated: editor.group = ""
        }
    }

    Scroller {
        y: path.visible ? path.height + Theme.gap : 0
        width: parent.width
        height: parent.height - y

        Grid {
            id: grid
            readonly property real cell: (width - (columns - 1) * spacing) / columns
            width: parent.width
            columns: Theme.landscape ? 5 : 4
            spacing: Theme.gapSmall

            Repeater {
                model: editor.names.length
                delegate: KeyCap {
                    required property int index
                    readonly property var entry: editor.names[index] ?? { name: "", text: "", value: "" }
                    objectName: entry.name
                    width: grid.cell
                    height: 96
                    label: entry.text
                    checked: entry.value !== "" && editor.screen.value === entry.value
                    onActivated: {
                        if (entry.value === "")
                            editor.group = entry.text
                        else
                            bridge.choose(editor.screen.key, entry.value)
                    }

                    Label {
                        anchors.centerIn: parent
                        width: parent.width - 16
                        horizontalAlignment: Text.AlignHCenter
                        text: parent.entry.text.length > 6 ? parent.entry.text.replace(/^(.+)(自治区|特别行政区|自治州)$/, "$1\n$2") : parent.entry.text
                        font.pixelSize: text.length > (/^[\x20-\x7e]+$/.test(text) ? 12 : 6) ? Theme.textSmall : Theme.textHint
                        color: parent.checked ? Theme.onSea : Theme.ink
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
