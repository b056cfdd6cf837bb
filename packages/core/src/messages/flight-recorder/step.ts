/** One step of a message on its way, with what was decided there and why. */
export type TraceStep = {
  step: StepName
  at: string
  verdict: string
  /** in sentences for people */
  reasons: string[]
  detail: Record<string, unknown>
}

/** In the order in which steps of one moment follow each other. */
const stepNames = [
  'received',
  'raw_stored',
  'quarantined',
  'parsed',
  'auto_reply_judged',
  'sender_judged',
  'threaded',
  'written',
  'queued',
  'attempted',
  'delivered',
  'delayed',
  'bounced',
  'failed',
  'undone',
  'answered_by_report',
  'rules_run',
  'classified',
  'generated',
  'checked',
  'drafted',
  'corrected',
  'automatic_mail',
  'work_failed',
  'moved',
  'reprocessed',
] as const

export type StepName = (typeof stepNames)[number]

type Given = { verdict: string; reasons?: string[]; detail?: Record<string, unknown> }

export function step(name: StepName, at: Date, { verdict, reasons = [], detail = {} }: Given): TraceStep {
  return { step: name, at: at.toISOString(), verdict, reasons, detail }
}

export function inOrder(steps: TraceStep[]): TraceStep[] {
  const place = (name: StepName) => stepNames.indexOf(name)
  return steps.toSorted((a, b) => a.at.localeCompare(b.at) || place(a.step) - place(b.step))
}
