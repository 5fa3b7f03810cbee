import QtQuick

// A month: a date without its day.
DateEditor {
    days: false
}
