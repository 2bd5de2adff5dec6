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
    return text.split(/([ \n-])/).map(word => {
        const whole = word.replace(/\u00ad/g, "")
        if (metrics.advanceWidth(whole) <= width * 0.96)
            return whole
        return whole === word ? divided(word, width, metrics) : word
    }).join("")
}

// The last letter of a syllable, and the first two of the next one.
const SYLLABLE = /^(?![cs][hk]).[b-df-hj-np-tv-xz\u00df][aeiouy\u00e4\u00f6\u00fc]/i

// A word of a language without rules, with a soft hyphen at the end of each line: where a syllable
// seems to end, if there is such a place.
function divided(word, width, metrics) {
    let most = Math.max(3, word.length - 3)
    while (most > 3 && metrics.advanceWidth(word.slice(0, most) + "-") > width * 0.96)
        most--
    let at = most
    while (at > most - 7 && at > 3 && !SYLLABLE.test(word.slice(at - 1)))
        at--
    at = at > most - 7 && at > 3 ? at : most
    const rest = word.slice(at)
    const left = metrics.advanceWidth(rest) > width * 0.96 ? divided(rest, width, metrics) : rest
    return word.slice(0, at) + "\u00ad" + left
}
