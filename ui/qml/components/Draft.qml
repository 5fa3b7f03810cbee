import QtQuick

// The value being given on this page. What the finger does counts at once; what comes back from the flow
// counts when nothing is on its way any more.
QtObject {
    id: draft

    required property string key
    required property string given
    property string value: given

    onGivenChanged: if (!bridge.busy) value = given

    function put(text) {
        value = text
        bridge.answer(key, text)
    }
}
