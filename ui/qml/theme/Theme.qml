pragma Singleton
import QtQuick

// Every measure and colour of the screen by name. `landscape` is set once by the window from the display it found.
QtObject {
    property bool landscape: false

    readonly property string family: "Noto Sans CJK SC"

    readonly property color ink: "#10202F"
    readonly property color ink2: "#34475A"
    readonly property color ink3: "#5B6B7C"
    readonly property color ground: "#F4F7FA"
    readonly property color card: "#FFFFFF"
    readonly property color line: "#DCE5EE"
    readonly property color edge: "#8CA0B5"

    readonly property color sea900: "#083E73"
    readonly property color sea800: "#0A4A86"
    readonly property color sea600: "#1272BE"
    readonly property color onSea: "#FFFFFF"
    readonly property color onSea2: "#DCEBF8"
    readonly property color seaBed: "#33FFFFFF"

    readonly property color primary: "#0B5FA5"
    readonly property color primaryPressed: "#084A82"
    readonly property color primarySoft: "#E8F1F9"
    readonly property color primaryLine: "#B9D3EC"
    readonly property color ok: "#1B7F4B"
    readonly property color okSoft: "#E8F4EE"
    readonly property color warn: "#B45309"
    readonly property color warnSoft: "#FDF3E4"
    readonly property color danger: "#B42318"
    readonly property color dangerSoft: "#FCEDEB"
    readonly property color scrim: "#B3061B2E"

    readonly property int textGreeting: 76
    readonly property int textTitle: landscape ? 52 : 68
    readonly property int textSection: 42
    readonly property int textCard: 38
    readonly property int textBody: 36
    readonly property int textHint: 32
    readonly property int textSmall: 28

    readonly property int radius: 28
    readonly property int radiusSmall: 20
    readonly property int gap: 24
    readonly property int gapSmall: 20
    readonly property int margin: 56
    readonly property int stroke: 2

    readonly property int touchMain: 132
    readonly property int touch: 88

    readonly property int motion: 160
    readonly property int rise: 16
}
