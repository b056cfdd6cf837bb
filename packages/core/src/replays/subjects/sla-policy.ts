import { z } from 'zod'
import type { OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { Invalid } from '../../errors.ts'
import { type ActivePolicy, type Clock, type ClockState, stateOf } from '../../sla/clocks/clock.ts'
import { settle } from '../../sla/clocks/settle.ts'
import { activePolicies, termsOf } from '../../sla/policies/active.ts'
import { checkPolicy } from '../../sla/policies/check.ts'
import type { ClockKind } from '../../sla/policies/policy.ts'
import { findSlaPolicy, type SlaPolicyInput } from '../../sla/policies/row.ts'
import { sayMinutes } from '../../workflows/definition/wait.ts'
import type { Outcome } from '../outcome.ts'
import { afterwards, type Course, readCourses } from '../past/course.ts'
import { sayTime } from '../past/promised.ts'
import { defineSubject, type Tried } from './subject.ts'

type Kept = { id: string | null; policy: SlaPolicyInput }

/** A changed or new SLA policy against the active ones, all as if they had held since the first mail. */
export const slaPolicySubject = defineSubject({
  kind: 'sla_policy',
  kept: z.custom<Kept>((value) => typeof value === 'object' && value !== null && 'policy' in value),
  portion: 25,
  async settle(ctx, { id, policy }) {
    const saved = id === undefined ? null : await findSlaPolicy(ctx, id)
    const wanted = policy ?? (saved && { ...saved, active: true })
    if (!wanted) throw new Invalid('There is no policy to try', 'subject.policy')
    const checked = await checkPolicy(ctx, wanted)
    return { about: id ?? 'new', name: checked.name, kept: { id: id ?? null, policy: checked } }
  },
  async read(ctx, kept, conversationIds) {
    const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { timeZone: true },
    })
    const active = (await activePolicies(ctx)).map(always)
    const before = { policies: active, timeZone, at: await databaseTime(ctx) }
    const after = { ...before, policies: await withTried(ctx, active, kept) }
    const courses = await readCourses(ctx, conversationIds)
    return new Map([...courses].map(([id, course]) => [id, () => tryOn(course, before, after)]))
  },
})

/** A policy that was made after a conversation is tried on it all the same. */
function always(policy: ActivePolicy): ActivePolicy {
  return { ...policy, activeSince: new Date(0) }
}

/** The policies in their order, the tried one in its place. */
async function withTried(
  ctx: OrgContext,
  active: ActivePolicy[],
  { id, policy }: Kept,
): Promise<ActivePolicy[]> {
  const rows = await ctx.db.slaPolicy.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const { conditions } = policy
  const tried = { id: id ?? '', conditions, activeSince: new Date(0), terms: await termsOf(ctx, policy) }
  const known = rows.some((row) => row.id === id)
  const places = known ? rows.map((row) => row.id) : [...rows.map((row) => row.id), tried.id]
  return places.flatMap((place) => {
    const one =
      place === tried.id ? (policy.active ? tried : undefined) : active.find((own) => own.id === place)
    return one ? [one] : []
  })
}

type Setting = { policies: ActivePolicy[]; timeZone: string; at: Date }

function tryOn(course: Course, before: Setting, after: Setting): Tried {
  const [was, is] = [clocksOf(course, before), clocksOf(course, after)]
  const outcomes = { before: outcomeOf(was, before), after: outcomeOf(is, after) }
  return {
    messageId: course.messageId,
    matched: outcomes.before.sla !== outcomes.after.sla,
    ...outcomes,
    numbers: { broken_promises: { before: brokenOf(was, before), after: brokenOf(is, after) } },
  }
}

/** The clocks a conversation would have had, settled at everything that happened in it and now. */
function clocksOf({ facts: first, moments }: Course, { policies, at }: Setting): Clock[] {
  let facts = first
  let clocks: Clock[] = []
  const settleAt = (moment: Date) => {
    const { changed } = settle(facts, clocks, policies, moment)
    const ids = new Set(changed.map(({ id }) => id))
    clocks = [...clocks.filter(({ id }) => !ids.has(id)), ...changed]
  }
  for (const moment of moments) {
    facts = afterwards(facts, moment)
    settleAt(moment.at)
  }
  settleAt(at)
  return clocks.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || order[a.kind] - order[b.kind])
}

const order: Record<ClockKind, number> = { first: 0, next: 1, resolution: 2 }
const kinds: Record<ClockKind, string> = {
  first: 'First answer',
  next: 'Next answer',
  resolution: 'Resolution',
}
const ends: Record<ClockState, string> = {
  ok: 'still open',
  near: 'nearly late',
  breached: 'broken',
  paused: 'paused',
  met: 'kept',
  stopped: 'no longer counted',
}
const mostShown = 20

function outcomeOf(clocks: readonly Clock[], { at, timeZone }: Setting): Outcome {
  const lines = clocks.slice(0, mostShown).map((clock) => {
    const due = clock.dueAt ? `by ${sayTime(clock.dueAt, timeZone)}` : `within ${sayMinutes(clock.minutes)}`
    return `${kinds[clock.kind]} ${due}: ${ends[stateOf(clock, at)]} (${clock.terms.policyName})`
  })
  return { sla: lines.join('\n') || 'nothing promised' }
}

function brokenOf(clocks: readonly Clock[], { at }: Setting): number {
  return clocks.filter((clock) => stateOf(clock, at) === 'breached').length
}
