import { randomUUID } from 'node:crypto'
import { inOrganization, type OrgContext } from '@frontdesk/core/context'
import { createWorkflow } from '@frontdesk/core/workflows/create'
import { type Raised, raiseAll } from '@frontdesk/core/workflows/raise'
import { switchWorkflow } from '@frontdesk/core/workflows/switch'
import { publishWorkflow } from '@frontdesk/core/workflows/versions/publish'
import type pg from 'pg'
import { createBenchOrganization, fillOrganization } from '../../rig/load.ts'

export type Desk = { id: string; events: Raised[] }
type Comparison = { field: string; is: string; value?: unknown }

const topics = [
  'parcel',
  'refund',
  'size',
  'invoice',
  'lamp',
  'cancel',
  'address',
  'kettle',
  'voucher',
  'stock',
]
const words = ['depot', 'charged twice', 'burnt plastic', 'before Friday', 'at the till', 'delivery']
const languages = ['de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'fi']

/** An organization with conversations, 50 active workflows, and an event for each conversation, some for two. */
export async function openDesk(db: pg.Client, slug: string, conversations: number): Promise<Desk> {
  const { id } = await createBenchOrganization(db, slug)
  await fillOrganization(db, id, conversations)
  const { rows: members } = await db.query<{ id: string }>(
    'SELECT id FROM members WHERE organization_id = $1',
    [id],
  )
  const definitions = fiftyWorkflows(members.map((member) => member.id))
  for (const [at, definition] of definitions.entries()) {
    await inside(id, async (ctx) => {
      const workflow = await createWorkflow(ctx, { name: `Workflow ${at + 1}`, definition })
      await publishWorkflow(ctx, { id: workflow.id, percent: 100 })
      await switchWorkflow(ctx, { id: workflow.id, active: true })
    })
  }
  const { rows } = await db.query<{ conversationId: string; messageId: string }>(
    `SELECT conversation_id AS "conversationId", id AS "messageId" FROM messages
     WHERE organization_id = $1 AND sequence = 1 ORDER BY conversation_id`,
    [id],
  )
  await db.query('VACUUM ANALYZE')
  return { id, events: rows.map((row) => ({ trigger: 'message_arrived', ...row })) }
}

/** Tells workflows of so many events, a few in one transaction as mails that come in together are. */
export async function tell(
  { id, events }: Desk,
  from: number,
  count: number,
  together: number,
): Promise<void> {
  for (let at = from; at < from + count; at += together) {
    const some = Array.from(
      { length: Math.min(together, from + count - at) },
      (_, next) => events[(at + next) % events.length],
    )
    await inside(id, (ctx) =>
      raiseAll(
        ctx,
        some.filter((event) => event !== undefined),
      ),
    )
  }
}

function inside<T>(organizationId: string, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'bench' } }, run)
}

/** All are asked about every message; two or three run for one, and change, note or assign something. */
function fiftyWorkflows(members: string[]): unknown[] {
  const [topic = [], word = [], other = []] = [
    topics.map((name) =>
      workflow([contains('message.subject', name)], [{ do: 'add_tags', with: { tags: [name] } }]),
    ),
    words.map((name, at) => workflow([contains('message.text', name)], [effect(at, members)])),
    languages.map((language) =>
      workflow(
        [{ field: 'classification.language', is: 'is', value: language }],
        [{ do: 'set_priority', with: { priority: 'low' } }],
      ),
    ),
  ]
  const rare = Array.from({ length: 50 - topic.length - word.length - other.length }, (_, at) =>
    workflow(
      [
        { field: 'message.text', is: 'matches', value: `(urgent|asap|lawyer|press).{0,40}${at}` },
        { field: 'contact.email', is: 'ends_with', value: `@customer-${at}.example` },
      ],
      [{ do: 'set_status', with: { status: 'resolved' } }],
    ),
  )
  return [...topic, ...word, ...other, ...rare]
}

function workflow(all: Comparison[], steps: unknown[]) {
  return { trigger: { on: 'message_arrived' }, conditions: { all }, steps }
}

function contains(field: string, value: string): Comparison {
  return { field, is: 'contains', value }
}

function effect(at: number, members: string[]) {
  const effects = [
    { do: 'set_priority', with: { priority: at % 2 === 0 ? 'high' : 'low' } },
    { do: 'add_note', with: { text: 'Look at the order of {{contact.name}} first.' } },
    { do: 'assign', with: { memberId: members[at % members.length] ?? randomUUID() } },
  ]
  return effects[at % effects.length]
}
