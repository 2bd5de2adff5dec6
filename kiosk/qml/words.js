.pragma library

// How many lines a text takes whose words stay whole; more than it can have where one is too long.
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

// The text with soft hyphens only in words that are longer than a line: others stay whole and go
// to the next line.
function fitted(text, width, metrics) {
    // Read so that another size of text is heard of.
    if (width <= 0 || metrics.averageCharacterWidth <= 0)
        return text
    return text.split(" ").map(word => {
        const whole = word.replace(/\u00ad/g, "")
        return whole === word || metrics.advanceWidth(whole) > width * 0.96 ? word : whole
    }).join(" ")
}

// Which of the tiles in two columns have a row of their own, by place: the wide ones, and those that
// are left without a neighbour in their order.
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
