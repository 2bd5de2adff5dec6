import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Signing in, step by step. `signing` is a `counter.signing_in.SigningIn`.
// A badge may be held to the scanner at any time: it types the badge's code and Enter.
FocusScope {
    id: page

    required property QtObject signing

    readonly property var steps: ({
        "sign_in": signInStep,
        "factor": factorStep,
        "password": passwordStep,
        "new_factor": newFactorStep
    })

    objectName: "signInPage"
    focus: true
    Keys.forwardTo: [ear]

    // Receives keys while no field has the focus.
    Item {
        id: ear

        Keys.onPressed: event => {
            if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                event.accepted = page.signing.scanned()
            } else {
                event.accepted = page.signing.hear(event.text)
            }
        }
    }

    OfflineBand {
        objectName: "away"
        anchors.left: parent.left
        anchors.right: parent.right
        connected: !page.signing.away
        fontSize: Theme.fontBody
    }
    Card {
        id: card

        // Starts at a fixed height, so that nothing moves when the text below changes.
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(Theme.unit * 3, Math.min(parent.height * 0.16, parent.height - height))
        width: Math.min(parent.width - Theme.unit * 6, Theme.unit * (wide ? 96 : 60))
        height: column.implicitHeight + Theme.unit * 8

        readonly property bool wide: page.signing.page === "new_factor"

        ColumnLayout {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 4
            spacing: Theme.unit * 2

            OneLine {
                objectName: "place"
                visible: text !== ""
                text: page.signing.page === "sign_in" ? page.signing.place : page.signing.person
                color: Theme.quiet
                font.pixelSize: Theme.fontLead
                font.weight: Font.DemiBold
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            MessageBanner {
                objectName: "notice"
                sentence: page.signing.notice
            }
            Loader {
                id: step

                focus: true
                sourceComponent: page.steps[page.signing.page] || null
                Layout.fillWidth: true
                onLoaded: forceActiveFocus()
            }
        }
    }

    component Title: Paragraph {
        font.pixelSize: Math.round(Theme.fontHeading * 1.15)
        font.weight: Font.Bold
        lineHeight: 1.1 * Theme.lineScale
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    component Words: Paragraph {
        color: Theme.quiet
        lineHeight: 1.2 * Theme.lineScale
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    // The error and what to do about it, under the fields of every step.
    component Ending: ColumnLayout {
        id: ending

        required property string label
        property bool capsLock: false
        property bool canLeave: true

        signal done()

        spacing: Theme.unit * 2

        MessageBanner {
            objectName: "capsLock"
            sentence: ending.capsLock ? Texts.strings.sign_in_caps : ""
        }
        MessageBanner {
            objectName: "fault"
            tone: "bad"
            sentence: page.signing.fault
        }
        MessageBanner {
            objectName: "too_many_attempts"
            tone: "quiet"
            sentence: page.signing.barred > 0
                ? Texts.current.say("sign_in_barred", { n: page.signing.barred }) : ""
        }
        MessageBanner {
            objectName: "working"
            tone: "quiet"
            sentence: page.signing.working ? Texts.strings.sign_in_working : ""
        }
        RowLayout {
            spacing: Theme.unit * 2
            Layout.topMargin: Theme.unit

            QuietButton {
                objectName: "leave"
                visible: ending.canLeave
                enabled: !page.signing.busy
                text: Texts.strings.step_back
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Keys.forwardTo: [ear]
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
                onClicked: page.signing.leave()
            }
            PrimaryButton {
                objectName: "go"
                enabled: !page.signing.busy && page.signing.barred === 0
                text: ending.label
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Keys.forwardTo: [ear]
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
                onClicked: ending.done()
            }
        }
    }

    component Step: ColumnLayout {
        spacing: Theme.unit * 2
    }
    component Secret: Field {
        echoMode: TextInput.Password
        maximumLength: 200
        onEdited: page.signing.forgive()
    }

    Component {
        id: signInStep

        Step {
            id: signIn

            function go() {
                page.signing.signIn(login.text, password.text)
            }

            Connections {
                target: page.signing

                function onCleared() {
                    login.clear()
                    password.clear()
                    login.forceActiveFocus()
                }
            }
            Title {
                text: Texts.strings.sign_in
            }
            Field {
                id: login

                objectName: "login"
                focus: true
                label: Texts.strings.sign_in_name
                maximumLength: 100
                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                onEdited: page.signing.typing(text.length)
                onEntered: {
                    if (page.signing.entered(text)) {
                        return
                    }
                    if (password.text === "") {
                        password.forceActiveFocus()
                    } else {
                        signIn.go()
                    }
                }
            }
            Secret {
                id: password

                objectName: "password"
                label: Texts.strings.sign_in_password
                onEntered: signIn.go()
            }
            Ending {
                label: Texts.strings.sign_in
                canLeave: false
                capsLock: password.capsLock
                onDone: signIn.go()
            }
            RowLayout {
                spacing: Theme.unit * 1.5

                Icon {
                    name: "id-card"
                    colour: Theme.quiet
                    size: Theme.fontBody * 1.4
                }
                Words {
                    text: Texts.strings.sign_in_badge
                }
            }
        }
    }

    Component {
        id: passwordStep

        Step {
            id: choosing

            function go() {
                page.signing.choosePassword(first.text, second.text)
            }

            Connections {
                target: page.signing

                function onCleared() {
                    first.clear()
                    second.clear()
                }
            }
            Title {
                text: Texts.strings.step_password
            }
            Words {
                text: Texts.strings.step_password_what
            }
            Secret {
                id: first

                objectName: "newPassword"
                focus: true
                label: Texts.strings.new_password
                onEntered: second.forceActiveFocus()
            }
            Secret {
                id: second

                label: Texts.strings.new_password_again
                onEntered: choosing.go()
            }
            Ending {
                label: Texts.strings.password_keep
                capsLock: first.capsLock || second.capsLock
                onDone: choosing.go()
            }
        }
    }

    component Digits: Field {
        objectName: "digits"
        focus: true
        label: Texts.strings.factor_code
        fontSize: Theme.fontHeading
        maximumLength: 7
        inputMethodHints: Qt.ImhDigitsOnly
        onEdited: page.signing.forgive()
        onEntered: page.signing.prove(text)
    }

    Component {
        id: factorStep

        Step {
            Title {
                text: Texts.strings.step_factor
            }
            Words {
                text: Texts.strings.step_factor_what
            }
            Digits {
                id: proof
            }
            Ending {
                label: Texts.strings.factor_go_on
                onDone: page.signing.prove(proof.text)
            }
        }
    }

    Component {
        id: newFactorStep

        RowLayout {
            spacing: Theme.unit * 4

            CodePicture {
                objectName: "qr"
                source: page.signing.picture
                label: Texts.strings.factor_picture
                side: Theme.unit * 34
                radius: Theme.radius
                border.width: Theme.hairline
                border.color: Theme.line
                Layout.alignment: Qt.AlignTop
            }
            Step {
                Layout.alignment: Qt.AlignTop

                Title {
                    text: Texts.strings.step_new_factor
                }
                Words {
                    text: Texts.strings.step_new_factor_what
                }
                Words {
                    text: Texts.strings.factor_secret
                    Layout.bottomMargin: -Theme.unit
                }
                Words {
                    objectName: "secret"
                    text: "\u2066" + page.signing.secret + "\u2069"
                    color: Theme.text
                    font.weight: Font.DemiBold
                    font.features: { "tnum": 1 }
                }
                Digits {
                    id: confirmation
                }
                Ending {
                    label: Texts.strings.factor_go_on
                    onDone: page.signing.prove(confirmation.text)
                }
            }
        }
    }
}
