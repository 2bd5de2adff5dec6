"""The receipt: its texts (`content`), its layout (`layout`), its bitmap (`render`)."""

from client.receipt.content import PrintedService, ReceiptContent, receipt_content
from client.receipt.layout import NARROW, STANDARD, Layout, layout_for
from client.receipt.render import WIDTHS, ReceiptError, render

__all__ = [
    "NARROW",
    "STANDARD",
    "WIDTHS",
    "Layout",
    "PrintedService",
    "ReceiptContent",
    "ReceiptError",
    "layout_for",
    "receipt_content",
    "render",
]
