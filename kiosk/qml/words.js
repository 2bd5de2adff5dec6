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

// The text with soft hyphens only in words longer than a line; other words wrap whole.
function fitted(text, width, metrics) {
    // Read to make the binding depend on the text size.
    if (width <= 0 || metrics.averageCharacterWidth <= 0)
        return text
    return text.split(" ").map(word => {
        const whole = word.replace(/\u00ad/g, "")
        return whole === word || metrics.advanceWidth(whole) > width * 0.96 ? word : whole
    }).join(" ")
}

// Which of the tiles in two columns have a row of their own, by index: the wide ones, and those
// left without a neighbour.
function alone(wide) {
    const found = []
    let open = -1
    wide.forEach((own, index) => {
        if (own && open >= 0)
            found[open] = true
        found[index] = own
        open = own || open >= 0 ? -1 : index
    })
    if (open >= 0)
        found[open] = true
    return found
}
