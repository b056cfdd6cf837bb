import type { Case } from '../../compliance/api.ts'
import type { Endpoint } from '../../settings/webhooks/api.ts'

/** What needs somebody, in a sentence, and where it is done. */
export type Alarm = { severity: 'error' | 'warning'; words: string; href: string }

/** Cases nobody has looked into in time; null while there are none. */
export function alarmOfCases(cases: readonly Pick<Case, 'id' | 'number' | 'overdue'>[]): Alarm | null {
  const [first, ...others] = cases.filter(({ overdue }) => overdue)
  if (!first) return null
  return others.length === 0
    ? {
        severity: 'error',
        words: `Compliance case ${first.number} is overdue: nobody has looked into it.`,
        href: `/compliance/${first.id}`,
      }
    : {
        severity: 'error',
        words: `${others.length + 1} compliance cases are overdue: nobody has looked into them.`,
        href: '/compliance',
      }
}

/** Endpoints that were switched off because they failed; null while there are none. */
export function alarmOfWebhooks(endpoints: readonly Pick<Endpoint, 'url' | 'state'>[]): Alarm | null {
  const [first, ...others] = endpoints.filter(({ state }) => state === 'disabled')
  if (!first) return null
  const words =
    others.length === 0
      ? `The webhook to ${URL.parse(first.url)?.host ?? first.url} is switched off, because its calls failed.`
      : `${others.length + 1} webhooks are switched off, because their calls failed.`
  return { severity: 'warning', words, href: '/settings/webhooks' }
}
