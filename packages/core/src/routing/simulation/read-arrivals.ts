import { openSpans, usualHours } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import type { Severity } from '../../conversations/query/row.ts'
import type { Needs } from '../pick-member.ts'
import { weightOf } from '../weigh.ts'
import type { Arrival } from './simulate.ts'

type Row = { at: Date; priority: Severity; language: string | null; skills: Needs['skills'] }
type Span = { from: number; to: number; days: number; timeZone: string; handlingMinutes: number }

/** More would say no more about a day, and keep others waiting for an answer. */
const mostArrivals = 5_000

/** The team's conversations of a span of time with what they asked for. */
export async function readArrivals(ctx: OrgContext, teamId: string, span: Span): Promise<Arrival[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT c.created_at AS at, c.priority, nullif(c.language, 'und') AS language,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'level', x.level) ORDER BY s.name, s.id)
        FROM skill_categories x JOIN skills s ON s.organization_id = x.organization_id AND s.id = x.skill_id
        WHERE x.category_id = c.category_id), '[]') AS skills
    FROM conversations c
    WHERE c.team_id = ${teamId}::uuid AND NOT c.spam AND c.merged_into_id IS NULL
      AND c.created_at >= ${new Date(span.from)} AND c.created_at < ${new Date(span.to)}
    ORDER BY c.created_at DESC LIMIT ${mostArrivals}`
  return rows.map(({ at, priority, language, skills }) => ({
    at: at.getTime(),
    needs: { skills, language, weight: weightOf[priority] },
    handlingMinutes: span.handlingMinutes,
  }))
}

/**
 * So many arrivals a day in the pattern of those there were, or where there were none, spread evenly over the hours
 * of a working week.
 */
export function scaleArrivals(known: readonly Arrival[], perDay: number, span: Span): Arrival[] {
  const count = Math.min(mostArrivals, Math.round(perDay * span.days))
  if (known.length === 0) return spreadEvenly(count, span)
  const sorted = known.toSorted((a, b) => a.at - b.at)
  return Array.from({ length: count }, (_, index) => {
    const place = (index * sorted.length) / count
    const [one, following] = [sorted[Math.floor(place)], sorted[Math.floor(place) + 1]]
    const { at, needs } = one ?? { at: span.from, needs: plain }
    // Between one arrival and the next, those that are added come evenly.
    const gap = (following?.at ?? at) - at
    return { at: at + gap * (place % 1), needs, handlingMinutes: span.handlingMinutes }
  })
}

const plain: Needs = { skills: [], language: null, weight: 1 }

function spreadEvenly(count: number, { from, to, days, timeZone, handlingMinutes }: Span): Arrival[] {
  const spans = [...openSpans(from, { timeZone, hours: usualHours, holidays: [] }, days + 1)]
    .map((span) => ({ from: span.from, to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to)
  const total = spans.reduce((sum, span) => sum + span.to - span.from, 0)
  return Array.from({ length: total > 0 ? count : 0 }, (_, index) => {
    let offset = ((index + 0.5) * total) / count
    const inside = spans.find((span) => {
      if (offset < span.to - span.from) return true
      offset -= span.to - span.from
      return false
    })
    return { at: Math.floor((inside?.from ?? from) + offset), needs: plain, handlingMinutes }
  })
}
