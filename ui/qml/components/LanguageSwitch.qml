import QtQuick
import "../theme"

// The languages the terminal speaks, each in its own spelling; always within reach.
Row {
    id: languages

    property string current: ""

    signal chosen(string code)

    spacing: 8

    Repeater {
        model: [{ code: "zh_CN", name: "中文" }, { code: "en", name: "EN" }, { code: "ko", name: "한국어" }, { code: "ja", name: "日本語" }]
        delegate: Touch {
            required property var modelData
            objectName: "lang." + modelData.code
            width: 92
            height: Theme.touch
            corner: 40
            label: modelData.code === "en" ? "English" : modelData.name
            role: Accessible.RadioButton
            checkable: true
            checked: languages.current === modelData.code
            onActivated: languages.chosen(modelData.code)

            Rectangle {
                anchors.centerIn: parent
                width: parent.width
                height: 68
                radius: 34
                color: parent.checked ? Theme.onSea : Theme.seaBed

                Label {
                    anchors.centerIn: parent
                    text: modelData.name
                    font.pixelSize: Theme.textSmall
                    color: parent.parent.checked ? Theme.primary : Theme.onSea
                    Accessible.ignored: true
                }
            }
        }
    }
}
