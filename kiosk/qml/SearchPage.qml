import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The search: the typed letters and the found services.
Cells {
    id: page

    required property QtObject session
    required property QtObject browsing
    // If the letters at the side would need pages, they are below.
    required property bool below

    // On a small screen "nothing found" is shown next to the typed text.
    readonly property bool low: below && Theme.compact && width > height
    readonly property bool nothing: browsing.typed.length > 1 && browsing.found.count === 0

    columns: below ? 1 : 2
    columnSpacing: Theme.gap * 2

    ColumnLayout {
        // Names need more room than letters, unless all letters need it.
        Layout.preferredWidth: Theme.compact ? 1 : 3
        spacing: page.low ? Theme.unit : Theme.gap

        Panel {
            implicitHeight: page.low ? typed.implicitHeight
                : Math.max(Theme.touch, typed.implicitHeight + Theme.unit * 2)
            Accessible.role: Accessible.EditableText
            Accessible.name: Texts.strings.search

            Sentence {
                id: typed

                objectName: "typed"
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.unit * 2
                width: parent.width - 2 * x
                text: page.low && page.nothing ? `\u2068${page.browsing.typed}\u2069 · ${Texts.strings.nothing_found_short}`
                    : page.browsing.typed || Texts.strings.search_hint
                color: page.browsing.typed ? Theme.text : Theme.quiet
                font.weight: page.browsing.typed ? Font.DemiBold : Font.Normal
            }
        }
        TileList {
            Layout.fillHeight: true
            visible: !page.nothing
            grows: false
            session: page.session
            model: page.browsing.found
        }
        Sentence {
            visible: page.nothing && !page.low
            words: Texts.strings.nothing_found
        }
        TileList {
            Layout.fillHeight: true
            visible: page.nothing
            session: page.session
            model: page.browsing.groups
        }
    }
    Letters {
        Layout.fillHeight: !page.below
        Layout.preferredWidth: Theme.compact ? 1 : 2
        browsing: page.browsing
        room: page.below ? page.height * 0.48 : page.height
    }
}
