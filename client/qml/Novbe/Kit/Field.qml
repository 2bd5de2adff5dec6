import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// A text field with its label above.
FocusScope {
    id: field

    required property string label
    property alias text: input.text
    property alias echoMode: input.echoMode
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength
    property int fontSize: Theme.fontLead
    property bool faulty: false

    // Whether letters are upper case without Shift.
    property bool capsLock: false

    readonly property bool secret: echoMode === TextInput.Password

    signal edited()
    signal entered()

    function selectAll() {
        input.selectAll()
    }

    function clear() {
        input.clear()
        capsLock = false
    }

    implicitWidth: Theme.unit * 40
    Layout.fillWidth: true
    implicitHeight: name.implicitHeight + Theme.unit + input.implicitHeight

    Paragraph {
        id: name

        width: parent.width
        text: field.label
        font.pixelSize: Math.round(field.fontSize * 0.8)
        font.weight: Font.DemiBold
        lineHeight: 1.1 * Theme.lineScale
        Accessible.ignored: true
    }
    TextField {
        id: input

        objectName: field.objectName + "_input"
        focus: true
        anchors.top: name.bottom
        anchors.topMargin: Theme.unit
        width: parent.width
        implicitHeight: Math.max(Theme.unit * 6, contentHeight + topPadding + bottomPadding)
        leftPadding: Theme.unit * 2
        rightPadding: Theme.unit * 2
        topPadding: Theme.unit
        bottomPadding: Theme.unit
        enabled: field.enabled
        color: enabled ? Theme.text : Theme.quiet
        selectionColor: Theme.action
        selectedTextColor: Theme.onAction
        font.pixelSize: field.fontSize
        font.features: { "tnum": 1 }
        // Qt aligns a text by its own direction, not by the page's.
        LayoutMirroring.enabled: false
        horizontalAlignment: Theme.mirrored ? TextInput.AlignRight : TextInput.AlignLeft
        verticalAlignment: TextInput.AlignVCenter
        selectByMouse: true
        passwordMaskDelay: 0

        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.passwordEdit: field.secret

        onTextEdited: field.edited()
        onAccepted: field.entered()
        onActiveFocusChanged: if (!activeFocus) field.capsLock = false

        Keys.onPressed: event => {
            const small = event.text.toLowerCase(), large = event.text.toUpperCase()
            if (event.text.length === 1 && small !== large) {
                field.capsLock = event.text === large && !(event.modifiers & Qt.ShiftModifier)
            }
            event.accepted = false
        }

        background: Rectangle {
            radius: Theme.radius
            color: input.enabled ? Theme.surface : Theme.background
            border.width: field.faulty ? Math.max(2, Theme.hairline) : Theme.hairline
            border.color: field.faulty ? Theme.bad : Theme.quiet

            FocusRing {
                shown: input.activeFocus
            }
        }
    }
}
