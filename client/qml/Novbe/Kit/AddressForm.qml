import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A person enters the server's address.
ColumnLayout {
    id: form

    required property string fault
    property bool trying: false
    property int fontSize: Theme.fontBody
    property alias fieldSize: address.fontSize

    signal edited()
    signal used(string typed)
    signal cancelled()

    function begin() {
        address.clear()
        address.forceActiveFocus()
    }

    spacing: Theme.unit * 2
    onFaultChanged: if (fault !== "") address.forceActiveFocus()

    Field {
        id: address

        objectName: "address"
        label: Texts.strings.pair_address
        fontSize: form.fontSize
        faulty: form.fault !== ""
        maximumLength: 200
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        onEdited: form.edited()
        onEntered: form.used(text)
    }
    MessageBanner {
        objectName: "addressFault"
        fontSize: form.fontSize
        tone: form.trying ? "quiet" : "bad"
        sentence: form.trying ? Texts.strings.search_trying : form.fault
    }
    RowLayout {
        spacing: Theme.unit * 2

        QuietButton {
            objectName: "addressBack"
            text: Texts.strings.pair_back
            fontSize: form.fontSize
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            onClicked: form.cancelled()
        }
        PrimaryButton {
            objectName: "useAddress"
            text: Texts.strings.pair_use_address
            fontSize: form.fontSize
            enabled: !form.trying
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            onClicked: form.used(address.text)
        }
    }
}
