.pragma library

// Dates as the flow spells them: YYYY-MM-DD or YYYY-MM. Strings of one spelling compare as dates do.

function two(n) {
    return String(n).padStart(2, "0")
}

function spell(year, month, day, days) {
    const text = String(year).padStart(4, "0") + "-" + two(month)
    return days ? text + "-" + two(day) : text
}

function bound(text, earliest, latest) {
    if (earliest !== "" && text < earliest)
        return earliest
    if (latest !== "" && text > latest)
        return latest
    return text
}

function lengthOf(year, month) {
    return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function today(days, plus) {
    const now = new Date()
    const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + plus)
    return spell(then.getFullYear(), then.getMonth() + 1, then.getDate(), days)
}

// The value one step on in a part (0 year, 1 month, 2 day); months and days go round, years do not.
function stepped(value, part, by, earliest, latest, days) {
    if (value === "")
        return bound(today(days, 0), earliest, latest)
    let [year, month, day] = value.split("-").map(Number)
    if (part === 0)
        year += by
    else if (part === 1)
        month = (month - 1 + by + 12) % 12 + 1
    const length = lengthOf(year, month)
    if (days && part === 2)
        day = (day - 1 + by + length) % length + 1
    return bound(spell(year, month, Math.min(day, length), days), earliest, latest)
}

// What most people want, one touch away: today and tomorrow where they are allowed, otherwise the nearer bounds.
function quick(earliest, latest, days) {
    const wishes = days ? [["today", today(true, 0)], ["tomorrow", today(true, 1)]] : [["this_month", today(false, 0)]]
    const allowed = wishes.filter(w => bound(w[1], earliest, latest) === w[1])
    const found = allowed.length > 0 ? allowed : [["earliest", earliest], ["latest", latest]].filter(w => w[1] !== "")
    return found.map(w => ({ name: w[0], value: w[1] }))
}
