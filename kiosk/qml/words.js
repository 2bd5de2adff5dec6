.pragma library

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
