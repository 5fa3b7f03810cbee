pragma Singleton
import QtQuick

// Texts of the interface by key. A binding that asks here follows the language (QQmlEngine::retranslate).
QtObject {
    function say(key, params) {
        let text = qsTrId(key)
        for (const name in params)
            text = text.split("{" + name + "}").join(params[name])
        return text
    }

    function of(message) {
        return message ? say(message.key, message.params) : ""
    }
}
