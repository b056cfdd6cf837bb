import {
  changeWidget,
  createWidget,
  listWidgets,
  removeWidget,
  rotateWidgetSecret,
} from '../../../chat/widgets.ts'
import { receiveTranscript } from '../../../voice/receive-transcript.ts'
import { widgetInput } from '../../outside.ts'
import type { Verb } from '../verb.ts'

const unnamed = { least: 'admin', named: false } as const

const call = {
  callId: 'call-1',
  caller: '+49301234567',
  name: '',
  startedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T10:03:00Z',
  text: 'x',
}

/** Verbs about the ways in beside mail. */
export const channels: Verb[] = [
  { name: 'listWidgets', ...unnamed, audit: null, run: listWidgets },
  {
    name: 'createWidget',
    ...unnamed,
    audit: 'chat_widget.create',
    run: (ctx) => createWidget(ctx, widgetInput),
  },
  {
    name: 'changeWidget',
    least: 'admin',
    audit: 'chat_widget.change',
    run: (ctx, ids) => changeWidget(ctx, { ...widgetInput, id: ids.widget, enabled: false }),
  },
  {
    name: 'rotateWidgetSecret',
    least: 'admin',
    audit: 'chat_widget.rotate_secret',
    run: (ctx, ids) => rotateWidgetSecret(ctx, ids.widget),
  },
  {
    name: 'removeWidget',
    least: 'admin',
    audit: 'chat_widget.remove',
    run: (ctx, ids) => removeWidget(ctx, ids.widget),
  },
  {
    name: 'receiveTranscript',
    least: 'agent',
    audit: 'conversation.open',
    run: (ctx, ids) => receiveTranscript(ctx, { ...call, mailboxId: ids.mailbox }),
  },
]
