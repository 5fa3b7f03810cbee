import QtQuick
import QtQuick.Window
import "../components"
import "../theme"

// The virtual hall, 720 wide and as high as it likes, scaled to its window.
Window {
    id: hall

    readonly property real factor: width / 720
    property string language: "zh_CN"
    property int held: 0

    color: Theme.ground
    title: Words.say("hall.title")

    Item {
        width: 720
        height: hall.height / hall.factor
        scale: hall.factor
        transformOrigin: Item.TopLeft

        HallHead {
            id: head
            width: parent.width
            language: hall.language
            onChosen: code => {
                hall.language = code
                speaker.speak(code)
            }
        }

        Scroller {
            x: 32
            y: head.height + 28
            width: parent.width - 64
            height: parent.height - y - 28

            Banner {
                width: parent.width
                tone: "warn"
                icon: "wifi-off"
                text: lab.reachable ? "" : Words.say("hall.unreachable")
            }
            CardSection {
                width: parent.width
            }
            ChipSection {
                width: parent.width
            }
            PersonSection {
                width: parent.width
            }
            NetworkSection {
                width: parent.width
            }
            PowerSection {
                width: parent.width
            }
            PaperSection {
                width: parent.width
            }
            SlotSection {
                width: parent.width
            }
            PrintSection {
                width: parent.width
                onHeld: number => hall.held = number
            }
            PhoneSection {
                width: parent.width
            }
            ScannerSection {
                width: parent.width
            }
            CabinetSection {
                width: parent.width
            }
        }

        SheetView {
            anchors.fill: parent
            number: hall.held
        }
    }
}
