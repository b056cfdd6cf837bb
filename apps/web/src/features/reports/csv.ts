import type { Figures, Report } from './api.ts'

/** What is shown, as a table: each day, then what figures are told apart by. Times are in seconds. */
export function csvOf(
  { days, groups }: Pick<Report, 'days' | 'groups'>,
  nameOf: (group: Report['groups'][number]) => string,
): string {
  const rows = [
    ...days.map(({ day, ...figures }) => ['day', day, ...cellsOf(figures)]),
    ...groups.map((group) => ['group', nameOf(group), ...cellsOf(group)]),
  ]
  return [['kind', 'name', ...columns.map(([name]) => name)], ...rows]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')
    .concat('\r\n')
}

const columns: [name: string, of: (figures: Figures) => number | null][] = [
  ['opened', (f) => f.opened],
  ['resolved', (f) => f.resolved],
  ['reopened', (f) => f.reopened],
  ['messages in', (f) => f.messagesIn],
  ['replies by people', (f) => f.repliesByPeople],
  ['replies by the assistant alone', (f) => f.repliesAlone],
  ['notes', (f) => f.notes],
  ['first response p50', (f) => rounded(f.firstResponse.p50)],
  ['first response p90', (f) => rounded(f.firstResponse.p90)],
  ['first response mean', (f) => rounded(f.firstResponse.mean)],
  ['resolution p50', (f) => rounded(f.resolution.p50)],
  ['resolution p90', (f) => rounded(f.resolution.p90)],
  ['resolution mean', (f) => rounded(f.resolution.mean)],
  ['SLA met', (f) => f.slaMet],
  ['SLA breached', (f) => f.slaBreached],
  ['satisfaction answers', (f) => f.csatAnswers],
  ['satisfied', (f) => f.csatGood],
  ['dissatisfied', (f) => f.csatBad],
  ['drafts offered', (f) => f.draftsOffered],
  ['drafts sent unchanged', (f) => f.draftsUnchanged],
  ['drafts sent edited', (f) => f.draftsEdited],
  ['drafts unused', (f) => f.draftsDismissed],
  ['model calls', (f) => f.aiCalls],
  ['model cost (USD)', (f) => f.aiCostMicros / 1_000_000],
]

function cellsOf(figures: Figures): (number | null)[] {
  return columns.map(([, of]) => of(figures))
}

function rounded(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds)
}

/** A name that begins like a formula is not taken for one by a program of tables. */
function quoted(cell: string | number | null): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
