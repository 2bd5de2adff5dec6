"""Who works at which page: of a person's tabs only the newest one works."""

from dataclasses import dataclass, field

from server.context import AppContext
from server.domain.principal import Principal


@dataclass(slots=True)
class Seats:
    """The tabs of this process. After a restart each person's tab that asks first has the seat."""

    app: AppContext
    _tabs: dict[str, tuple[str, str]] = field(default_factory=dict)

    def take(self, who: Principal, tab: str, counter: str) -> None:
        """Let a person work in this tab; another tab of the person stops."""
        self.leave(who)
        self._tabs[who.id] = (tab, counter)

    def holds(self, who: Principal, tab: str, counter: str) -> bool:
        """Whether a person works in this tab; if so, the counter's page was heard now."""
        if self._tabs.setdefault(who.id, (tab, counter))[0] != tab:
            return False
        if counter:
            self.app.pages[counter] = self.app.machine.now()
        return True

    def leave(self, who: Principal) -> None:
        """The person works in no tab; the counter does not wait for its page."""
        _, counter = self._tabs.pop(who.id, ("", ""))
        self.app.pages.pop(counter, None)
