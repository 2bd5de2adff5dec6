.pragma library

// The number of lines of a text without hyphenation; a number above any limit if a word is too
// long.
function lines(text, width, metrics) {
    let count = 1
    let used = 0
    for (const word of text.replace(/\u00ad/g, "").split(" ")) {
        const own = metrics.advanceWidth(word)
        const after = used + metrics.advanceWidth(" ") + own
        if (own > width * 0.96)
            return Infinity
        if (used > 0 && after > width * 0.96)
            count++
        used = used > 0 && after <= width * 0.96 ? after : own
    }
    return count
}

// The text with soft hyphens only in words longer than a line; other words wrap whole. Parts that do
// not fit on one line are on lines of their own, without the dot between them. Width 0: the text.
function fitted(text, width, metrics) {
    if (width <= 0)
        return text
    if (text.includes(" · ") && lines(text, width, metrics) > 1)
        text = text.replace(/ · /g, "\n")
    return text.split(" ").map(word => {
        const whole = word.replace(/\u00ad/g, "")
        return whole === word || metrics.advanceWidth(whole) > width * 0.96 ? word : whole
    }).join(" ")
}
