"""What somebody does in a tab is heard in its order, and each thing before the next.

Streamlit ends what a click has begun as soon as another one waits, at whatever line then looks at the session: also in
the middle of a callback, before its write, and also before the first line. And clicks that wait become one, of which
nothing is left of a page that is left. A note typed and left at once would be lost, and of two keys pressed at once the
second would count first. So what a browser asks for stands in a line; of each the values are taken and the callbacks
done before the next is looked at, and only the drawing of a page ends for it. `runner.fastReruns` is off for that: with
it two answers are worked out at the same time, on one session.

What a page does of itself, where it draws a button, is begun once, when it is drawn next at the latest, but not if
another page is asked for meanwhile; and it may end at any line for what is asked for next. What writes belongs into a
callback.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Final

from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx, script_runner
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
    _coalesce_replay_trigger_states,
)
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ScriptRunContext, ThreadState

_IS_WHOLE: Final = ContextVar("is_whole", default=False)


class RequestsInLine(ScriptRequests):
    """What a tab asks for, in the order in which it was asked for; what a page asks for itself comes first."""

    def __init__(self) -> None:
        """Begin with nobody in line."""
        super().__init__()
        self._line: deque[RerunData] = deque()
        self._at_work = RerunData()
        self._unanswered: dict[str, WidgetState] = {}  # pressed on the page at work, which did not come to them yet
        self._drawn: AbstractSet[str] = frozenset()  # those of them that were drawn when it was asked last
        self._is_own = False  # what is up next was asked for by the page at work
        self._is_applied = True  # the values that came with what is at work were taken
        self._is_left = False  # nobody listens any more: what stands in line is done, and then nothing

    def request_stop(self) -> None:
        """End once what stands in line was heard; at once where the page itself asks for it."""
        if get_script_run_ctx(suppress_warning=True) is not None:
            super().request_stop()
        else:
            self._is_left = True

    def on_scriptrunner_ready(self) -> ScriptRequest:
        """Give what is to be done next, at the top of the page: Streamlit would go on in the dialog drawn last."""
        context_dg_stack.set(get_default_dg_stack_value())
        return self._given(super().on_scriptrunner_ready())

    def on_scriptrunner_yield(self) -> ScriptRequest | None:
        """Give what is to be done instead of going on, if this is a moment to end what is at work."""
        context = get_script_run_ctx(suppress_warning=True)
        if not self._is_applied:
            # A page that is being ended may ask once more, as its spinners close; the next one does so before it takes
            # its values.
            self._is_applied = context is not None and not context.has_script_started
            return None
        self._strike_off_answered(context)
        if not self._is_own and (_IS_WHOLE.get() or ThreadState.get().run_location is RunLocation.CALLBACK):
            return None
        with self._lock:
            if self._is_left and self._state is ScriptRequestType.CONTINUE:
                self._state = ScriptRequestType.STOP
        request = super().on_scriptrunner_yield()
        return None if request is None else self._given(self._with_presses(request))

    def _request_rerun_locked(self, new_data: RerunData) -> bool:
        if self._state is ScriptRequestType.STOP:
            return super()._request_rerun_locked(new_data)
        if get_script_run_ctx(suppress_warning=True) is not None:  # only the page at work has one
            if self._state is ScriptRequestType.RERUN and not self._is_own:
                self._line.appendleft(self._rerun_data)
                self._state = ScriptRequestType.CONTINUE
            self._is_own = True
            return super()._request_rerun_locked(new_data)
        self._is_left = False
        if self._line or (self._state is ScriptRequestType.RERUN and self._rerun_data != RerunData()):
            self._line.append(new_data)
            if self._rerun_data.fragment_id_queue and not new_data.fragment_id:
                # A dialog's alone would wait until the page is drawn, and so would what stands behind it.
                self._rerun_data = replace(self._rerun_data, is_fragment_scoped_rerun=True)
            return True
        return super()._request_rerun_locked(new_data)  # which takes what asks for nothing along with what comes after

    def _given(self, request: ScriptRequest) -> ScriptRequest:
        """Note what is at work from now on, and let the next in line come up."""
        with self._lock:
            if request.type is ScriptRequestType.RERUN:
                request = replace(request, _rerun_data=self._where_one_is(request.rerun_data))
                data = request.rerun_data
                self._at_work, self._is_own, self._is_applied = data, False, _brings_nothing(data)
                pressed = _coalesce_replay_trigger_states(data.replay_trigger_states, data.widget_states)
                self._unanswered = {one.id: one for one in pressed.widgets} if pressed else {}
                self._drawn = frozenset()
                if self._line:
                    super()._request_rerun_locked(self._line.popleft())
        return request

    def _where_one_is(self, data: RerunData) -> RerunData:
        """Let a dialog whose page was left meanwhile do what was pressed, and not lead back."""
        shown = self._at_work
        if not data.fragment_id_queue or shown.page_script_hash in {"", data.page_script_hash}:
            return data
        return replace(data, page_script_hash=shown.page_script_hash, query_string=shown.query_string)

    def _strike_off_answered(self, context: ScriptRunContext | None) -> None:
        """Forget the pressed buttons which the page has drawn by now, and so has answered."""
        if self._unanswered and context is not None:
            for name in self._drawn:  # it is asked once while a button is drawn, before it tells that it was pressed
                del self._unanswered[name]
            self._drawn = self._unanswered.keys() & context.shared.widget_ids_this_run.snapshot()

    def _with_presses(self, request: ScriptRequest) -> ScriptRequest:
        """Let a page that ends before it came to the buttons that were pressed on it see them when it is drawn next."""
        if request.type is not ScriptRequestType.RERUN:
            return request
        data, left = request.rerun_data, WidgetStates(widgets=self._unanswered.values())
        if data.page_script_hash != self._at_work.page_script_hash:
            return request
        pressed = _coalesce_replay_trigger_states(left, data.replay_trigger_states)
        return replace(request, _rerun_data=replace(data, replay_trigger_states=pressed))


def _brings_nothing(data: RerunData) -> bool:
    """Tell whether there is neither a value nor a press to be taken: Streamlit does not ask before it then."""
    return data.widget_states is None and data.replay_trigger_states is None and data.replay_trigger_values is None


@contextmanager
def whole() -> Iterator[None]:
    """Do what a page does of itself, such as two writes that belong together, to its end."""
    token = _IS_WHOLE.set(True)
    try:
        yield
    finally:
        _IS_WHOLE.reset(token)


def begin() -> None:
    """Let every tab's clicks be heard so, from now on."""
    # Streamlit has no public way to ask for it; tests fail should it be called otherwise one day.
    script_runner.ScriptRequests = RequestsInLine  # type: ignore[attr-defined]
