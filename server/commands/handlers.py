"""The handler of each command."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contract import commands as c
from contract.commands import Command
from contract.errors import ProblemType, Refusal
from contract.lifecycle import NotAllowed
from server.commands import (
    bookings,
    calling,
    centres,
    check_in,
    counters,
    devices,
    hall,
    moving,
    people,
    tickets,
    waiting_list,
)
from server.context import Answer, AppContext
from server.engine.unit_of_work import UnitOfWork
from server.outbox import recipients

HANDLERS: Final[Mapping[type[Command], Callable[[UnitOfWork, Any], Answer]]] = {
    c.ExtendHold: bookings.extend_hold,
    c.AcceptBooking: bookings.accept,
    c.MoveBooking: bookings.move,
    c.CancelBooking: bookings.cancel,
    c.TellDisplaced: bookings.tell_displaced,
    c.LapseBooking: bookings.lapse,
    c.AskBooking: bookings.ask,
    c.OfferSlots: waiting_list.offer,
    c.MissBooking: bookings.miss,
    c.CallNext: calling.call_next,
    c.CallTicket: calling.call_ticket,
    c.Recall: calling.recall,
    c.UndoCall: calling.undo_call,
    c.Requeue: calling.requeue,
    c.RequeueTicket: calling.requeue,
    c.MarkNoShow: calling.mark_no_show,
    c.Start: calling.start,
    c.UndoStart: calling.undo_start,
    c.Finish: calling.finish,
    c.Hold: calling.hold,
    c.Resume: calling.resume,
    c.ReopenAtCounter: calling.reopen,
    c.ImportCentre: centres.import_centre,
    c.OpenCounter: counters.open_counter,
    c.TakeOver: counters.take_over,
    c.TakeBreak: counters.take_break,
    c.CloseCounter: counters.close_counter,
    c.RecordConnection: counters.record_connection,
    c.SetProfile: counters.set_profile,
    c.ReleaseReserved: counters.release_reserved,
    c.ReportCall: devices.report_call,
    c.AskDevice: devices.ask_device,
    c.OpenService: hall.open_service,
    c.CloseService: hall.close_service,
    c.SuspendService: hall.suspend_service,
    c.ResumeService: hall.resume_service,
    c.SuspendCentre: hall.suspend_centre,
    c.ResumeCentre: hall.resume_centre,
    c.StopIntake: hall.stop_intake,
    c.ResumeIntake: hall.resume_intake,
    c.SetPhoneTickets: hall.set_phone_tickets,
    c.RecordGap: hall.record_gap,
    c.PostNotice: hall.post_notice,
    c.CallForHelp: hall.call_for_help,
    c.AnswerHelp: hall.answer_help,
    c.Transfer: moving.transfer,
    c.TransferTicket: moving.transfer,
    c.FreeCounter: moving.free_counter,
    c.AddService: moving.add_service,
    c.AddServiceToTicket: moving.add_service,
    c.ChangeService: moving.change_service,
    c.MoveTickets: moving.move_tickets,
    c.EndWithCoupon: moving.end_with_coupon,
    c.GiveCoupon: moving.give_coupon,
    c.SetPerson: people.set_person,
    c.ReportPrint: tickets.report_print,
    c.Cancel: tickets.cancel,
    c.Reopen: tickets.reopen,
    c.Reprint: tickets.reprint,
    c.StepBack: tickets.step_back,
    c.JudgePriority: tickets.judge_priority,
    c.SetAssist: tickets.set_assist,
    c.AddNote: tickets.add_note,
    c.Rate: tickets.rate,
    c.RemoveRecipient: recipients.remove_recipient,
    c.SetContacts: recipients.set_contacts,
}

APP_HANDLERS: Final[Mapping[type[Command], Callable[[AppContext, UnitOfWork, Any], Answer]]] = {
    c.HoldSlots: bookings.hold_slots,
    c.GiveDetails: bookings.give_details,
    c.JoinList: waiting_list.join,
    c.OpenDraw: waiting_list.open_draw,
    c.HoldDraw: waiting_list.hold_draw,
    c.CheckIn: check_in.check_in,
    c.ShiftClock: centres.shift_clock,
    c.ConfirmTime: centres.confirm_time,
    c.GrantLease: devices.grant_lease,
    c.HandIn: devices.hand_in,
    c.ConfirmDevice: devices.confirm_device,
    c.SetDevice: devices.set_device,
    c.RevokeDevice: devices.revoke_device,
    c.RefuseDevice: devices.refuse_device,
    c.OpenDay: hall.open_day,
    c.CloseDay: hall.close_day,
    c.AddPerson: people.add_person,
    c.GiveDuty: people.give_duty,
    c.EndDuty: people.end_duty,
    c.ResetPerson: people.reset_person,
    c.SetBadge: people.set_badge,
    c.EndSessions: people.end_all_sessions,
    c.ForgetPerson: people.forget_person,
    c.MakeToken: people.make_token,
    c.RevokeToken: people.revoke_token,
    c.IssueTicket: tickets.issue,
    c.SetRecipient: recipients.set_recipient,
    c.SendTestAlert: recipients.send_test_alert,
}
"""Those that need the application too: its clock, secrets, or more than one centre."""


def handle(app: AppContext, unit: UnitOfWork, command: Command) -> Answer:
    """Run the handler of a command, or refuse it."""
    handler = HANDLERS.get(type(command))
    try:
        if handler is not None:
            return handler(unit, command)
        return APP_HANDLERS[type(command)](app, unit, command)
    except NotAllowed as error:
        values = {"command": command.name, "state": error.state}
        raise Refusal(ProblemType.NOT_ALLOWED_NOW, values, state=error.state) from error
