import { createConversation, type TestOrganization } from '@frontdesk/db/test/factories'
import { asSystem } from '../context.ts'
import type { Over } from '../replays/choose.ts'
import { listReplayResults, type ReplayResultView, type Shown } from '../replays/list-results.ts'
import { runReplay } from '../replays/running/step.ts'
import { startReplay } from '../replays/start.ts'
import type { Change } from '../replays/subjects/subject.ts'
import { type ReplayView, readReplay } from '../replays/view.ts'
import { as, promisedJobs } from './contexts.ts'

/** A trial from its beginning to its end, by the jobs it promises. */
export async function replayOver(
  organization: TestOrganization,
  subject: Change,
  over: Over,
): Promise<ReplayView> {
  const { id } = await as(organization, 'admin', (ctx) => startReplay(ctx, { subject, over }))
  return runOut(organization, id)
}

/** Takes the steps of a trial for as long as each promises another. */
export async function runOut(organization: TestOrganization, replayId: string): Promise<ReplayView> {
  const promised = async () => (await promisedJobs(organization, 'run-replay')).length
  for (let taken = -1; taken < (await promised()); ) {
    taken = await promised()
    await runReplay({ organizationId: organization.id, replayId })
  }
  return as(organization, 'admin', (ctx) => readReplay(ctx, replayId))
}

/** The results of a trial, those that differ unless others are asked for. */
export async function resultsOf(
  organization: TestOrganization,
  id: string,
  show: Shown = 'different',
): Promise<ReplayResultView[]> {
  const page = await as(organization, 'viewer', (ctx) => listReplayResults(ctx, { id, show, limit: 100 }))
  return page.items
}

/** A conversation that began then with that text. */
export async function createPast(organization: TestOrganization, at: string, text?: string) {
  const when = new Date(at)
  const conversation = await createConversation(organization, { at: when, ...(text ? { text } : {}) })
  await asSystem('test', (db) =>
    db.message.update({ where: { id: conversation.messageId }, data: { createdAt: when } }),
  )
  return conversation
}
