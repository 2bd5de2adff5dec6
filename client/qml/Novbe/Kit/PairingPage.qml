import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The page of a device that is not enrolled; the code is the main element. `pairing` is a
// `client.pages.pairing.Pairing`.
FocusScope {
    id: page

    required property QtObject pairing

    property bool typing: false

    readonly property bool wide: width > height
    readonly property real margin: Math.round(Math.min(width, height) * 0.05)
    readonly property real inner: width - 2 * margin
    readonly property bool withCode: pairing.state === "waiting"
    readonly property bool searching: pairing.state === "looking" || pairing.state === "asking"
    readonly property bool failed: pairing.state === "distrusted" || pairing.state === "refused"
        || pairing.state === "fault"
    readonly property var headings: ({
        "looking": Texts.strings.pair_looking,
        "choosing": Texts.strings.pair_choose,
        "asking": Texts.strings.pair_asking,
        "waiting": Texts.strings.pair_give,
        "unreachable": Texts.strings.pair_unreachable,
        "distrusted": Texts.strings.pair_distrusted,
        "refused": Texts.strings.pair_refused,
        "fault": Texts.strings.pair_fault
    })
    readonly property var sentences: ({
        "looking": Texts.strings.pair_looking_what,
        "waiting": Texts.strings.pair_continues,
        "unreachable": Texts.strings.pair_unreachable_what
    })

    function openAddress() {
        typing = true
        form.begin()
    }

    function closeAddress() {
        typing = false
        pairing.forgiveAddress()
        page.forceActiveFocus()
    }

    component Line: PlainText {
        color: Theme.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    component Banner: MessageBanner {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: false
        Layout.maximumWidth: page.inner
    }
    component Press: QuietButton {
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
    }

    focus: true
    Keys.onEscapePressed: event => {
        event.accepted = typing
        if (typing) {
            closeAddress()
        }
    }

    Line {
        id: device

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: page.margin
        text: page.pairing.device
        font.pixelSize: Theme.fontLead
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }

    ColumnLayout {
        id: middle

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: page.margin
        // A little above the middle of the remaining space.
        y: device.y + device.height
            + Math.max(Theme.unit * 2,
                (foot.y - device.y - device.height - implicitHeight) * 0.45)
        spacing: Theme.unit * (page.wide ? 2 : 3)

        Icon {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.unit
            visible: name !== "" && !page.typing
            name: page.searching ? "search" : page.failed ? "circle-alert"
                : page.pairing.state === "unreachable" ? "wifi-off" : ""
            colour: page.searching ? Theme.action : Theme.care
            size: Theme.unit * 12
        }
        PlainText {
            id: heading

            objectName: "heading"
            text: page.headings[page.pairing.state]
            font.pixelSize: Math.round(Theme.fontHeading * 1.15)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            lineHeight: 1.15 * Theme.lineScale
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        GridLayout {
            visible: page.withCode
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.unit * 6
            rowSpacing: Theme.unit * 3
            Layout.alignment: Qt.AlignHCenter

            PlainText {
                id: code

                objectName: "code"
                // From the left in every language, and never broken.
                text: "\u2066" + page.pairing.code.replace(" ", "\u00a0") + "\u2069"
                // With the picture next to it, both are in the middle.
                font.pixelSize: Math.round(Math.min(page.inner / (page.wide ? 8 : 5),
                    page.height * (page.pairing.exposed ? 0.19 : 0.24)))
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                font.weight: Font.Bold
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: !page.wide
                Layout.maximumWidth: page.wide ? page.inner * 0.75 : page.inner
                Accessible.role: Accessible.StaticText
                Accessible.name: Texts.current.say("pair_code_spoken",
                    { code: page.pairing.code.replace(" ", "").split("").join(" ") })
            }
            Image {
                objectName: "codePicture"
                visible: page.pairing.codePicture !== "" && !page.typing
                source: page.pairing.codePicture
                fillMode: Image.PreserveAspectFit
                smooth: false
                Layout.alignment: Qt.AlignCenter
                Layout.preferredHeight: Math.round(page.wide ? page.height * 0.24 : page.width * 0.3)
                Layout.preferredWidth: Layout.preferredHeight
                // The code in letters says the same.
                Accessible.ignored: true
            }
        }
        Line {
            visible: text !== "" && !page.typing
            text: page.sentences[page.pairing.state] || ""
            lineHeight: 1.25 * Theme.lineScale
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.fontBody * 34
            Layout.alignment: Qt.AlignHCenter
        }
        Line {
            objectName: "detail"
            visible: text !== ""
            text: page.pairing.detail
            lineHeight: 1.25 * Theme.lineScale
            Layout.fillWidth: true
        }
        StateBadge {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.unit
            visible: page.withCode && !page.pairing.silent
            label: Texts.strings.pair_waiting
            tone: "call"
        }
        Banner {
            objectName: "silent"
            Layout.topMargin: Theme.unit
            sentence: page.withCode && page.pairing.silent ? Texts.strings.pair_silent : ""
        }
        Banner {
            objectName: "exposed"
            sentence: page.withCode && page.pairing.exposed && !page.typing
                ? Texts.strings.pair_exposed : ""
        }
        Banner {
            objectName: "notice"
            sentence: page.typing ? "" : page.pairing.notice
        }
        ListView {
            id: choice

            objectName: "choice"
            visible: page.pairing.state === "choosing" && !page.typing
            model: page.pairing.servers
            spacing: Theme.unit * 2
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.maximumWidth: Math.min(page.inner, Theme.unit * 110)
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredHeight: Math.min(contentHeight, page.height * 0.5)
            onVisibleChanged: if (visible) forceActiveFocus()

            delegate: Tile {
                required property string key
                required property string name
                required property string address

                objectName: "server-" + address
                width: ListView.view.width
                text: name
                detail: "\u2066" + address + "\u2069"
                iconName: "landmark"
                focus: ListView.isCurrentItem
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
                onClicked: page.pairing.choose(key)
            }
        }
    }

    ColumnLayout {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: page.margin
        spacing: Theme.unit * 2

        GridLayout {
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.unit * 4
            rowSpacing: Theme.unit / 2
            visible: !page.typing
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: false

            Line {
                objectName: "hall"
                visible: text !== ""
                text: page.pairing.hallName
                font.weight: Font.DemiBold
                Layout.alignment: Qt.AlignCenter
                Layout.maximumWidth: page.wide ? page.inner * 0.55 : page.inner
            }
            Line {
                objectName: "server"
                visible: page.pairing.address !== ""
                text: Texts.current.say("pair_server",
                    { address: "\u2066" + page.pairing.address + "\u2069" })
                Layout.alignment: Qt.AlignCenter
                Layout.maximumWidth: page.wide ? page.inner * 0.4 : page.inner
            }
        }
        RowLayout {
            visible: !page.typing && page.pairing.state !== "fault"
            spacing: Theme.unit * 2
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: false
            Layout.maximumWidth: page.inner

            Press {
                objectName: "another"
                visible: page.pairing.several && page.pairing.state !== "choosing"
                    && page.pairing.state !== "looking"
                text: Texts.strings.pair_other
                iconName: "landmark"
                onClicked: page.pairing.chooseAnother()
            }
            Press {
                objectName: "enterAddress"
                text: Texts.strings.pair_enter_address
                iconName: "globe"
                onClicked: page.openAddress()
            }
        }
        AddressForm {
            id: form

            visible: page.typing
            fault: page.pairing.addressFault ? Texts.strings.pair_address_fault : ""
            fieldSize: Theme.fontLead
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: Math.min(page.inner, Theme.unit * 110)
            onEdited: page.pairing.forgiveAddress()
            onUsed: typed => {
                if (page.pairing.useAddress(typed)) {
                    page.closeAddress()
                }
            }
            onCancelled: page.closeAddress()
        }
    }
}
