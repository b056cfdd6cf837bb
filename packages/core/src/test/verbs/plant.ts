import { createConversation, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { createApiKey } from '../../api-keys/create.ts'
import { startFileImport } from '../../articles/imports/start.ts'
import { createArticle, updateArticle } from '../../articles/write.ts'
import { asSystem } from '../../context.ts'
import { assign } from '../../conversations/assign.ts'
import { assignTeam } from '../../conversations/assign-team.ts'
import { merge } from '../../conversations/reorganize/merge.ts'
import { inviteMember } from '../../members/invite.ts'
import { reply } from '../../messages/reply.ts'
import { createPolicy } from '../../policies/write.ts'
import { createCustomRole } from '../../roles/write.ts'
import { createSkill } from '../../routing/skills/write.ts'
import { createSavedReply } from '../../saved-replies/create.ts'
import { createTeam } from '../../teams/create.ts'
import { as } from '../contexts.ts'
import { plantLearned } from '../learned.ts'
import { plantOutside } from '../outside.ts'
import { plantNotification } from './automation/notifications.ts'
import { plantRecords } from './automation/records.ts'
import { plantReplays } from './automation/replays.ts'
import { plantSla } from './automation/sla.ts'
import { plantWorkflows } from './automation/workflows.ts'
import type { Ids } from './verb.ts'

const articleFields = {
  title: 'Returns',
  body: 'Within 30 days.',
  language: 'en',
  collection: '',
  status: 'published',
} as const

const noCounts = {
  exampleCount: 0,
  ownCount: 0,
  categoryCount: 0,
  heldOutCount: 0,
  trainingMs: 0,
  model: new Uint8Array(),
  twin: new Uint8Array(),
}

const surely = {
  confidence: 1,
  routeConfidence: 1,
  sentiment: 0,
  sentimentConfidence: 1,
  severityConfidence: 1,
  languageConfidence: 1,
}

/** One row of everything a verb can name. */
export async function plant(organization: TestOrganization): Promise<Ids> {
  const { id: conversation, contactId: contact } = await createConversation(organization)
  const [third, fourth] = [await createConversation(organization), await createConversation(organization)]
  const organizationId = organization.id
  const provider = newId()
  const [job, attachment, suppression, quarantined] = [newId(), newId(), newId(), newId()]
  const [training, backlogRun, review] = [newId(), newId(), newId()]
  await asSystem('test', async (db) => {
    const failed = { job: 'ingest-mails', payload: {}, error: 'x', attempts: 8 }
    await db.failedJob.create({ data: { id: job, organizationId, ...failed } })
    const refused = { address: `${newId()}@home.example`, reason: 'hard_bounce' }
    await db.suppression.create({ data: { id: suppression, organizationId, ...refused } })
    const unread = { mailboxId: organization.mailbox.id, rawKey: 'raw/x', size: 1, error: 'x' }
    const envelope = { envelopeFrom: 'a@home.example', envelopeTo: organization.mailbox.address }
    await db.inboundMail.create({
      data: {
        id: quarantined,
        organizationId,
        providerMessageId: quarantined,
        state: 'quarantined',
        ...unread,
        ...envelope,
      },
    })
    const trained = { active: false, outcome: 'used', fingerprint: 'x', ...noCounts }
    await db.classifierVersion.create({ data: { id: newId(), organizationId, version: 1, ...trained } })
    const asked = { trigger: 'asked', actor: {}, state: 'done' }
    await db.classifierTraining.create({ data: { id: training, organizationId, ...asked } })
    const drafted = { mode: 'suggest', draftedBy: 'local', confidence: 0.5, draftText: 'x' }
    await db.draftReview.create({
      data: { id: review, organizationId, conversationId: conversation, ...drafted },
    })
    const reached = { kind: 'compatible', label: 'x', position: 0, model: 'x' }
    await db.aiProvider.create({
      data: { id: provider, organizationId, baseUrl: 'https://x.home.example/v1', ...reached },
    })
    const worded = { task: 'draft', version: 1, template: 'Answer in {{language}}.', createdBy: {} }
    await db.promptVersion.create({ data: { id: newId(), organizationId, ...worded } })
    const run = { scope: 'open', useProviders: false, estimate: {}, total: 0, actor: {} }
    await db.classifierBacklogRun.create({ data: { id: backlogRun, organizationId, ...run } })
    const judged = { by: 'local', language: 'en', severity: 'normal', route: 'informational' } as const
    const { messageId, id: conversationId } = fourth
    await db.classification.create({
      data: { id: newId(), organizationId, conversationId, messageId, ...judged, ...surely },
    })
    const file = { filename: 'a.txt', contentType: 'text/plain', size: 1, storageKey: 'a' }
    await db.attachment.create({ data: { id: attachment, organizationId, ...file } })
  })
  return as(organization, 'owner', async (ctx) => {
    const article = await createArticle(ctx, articleFields)
    const { id: writtenArticle } = await createArticle(ctx, { ...articleFields, status: 'draft' })
    await updateArticle(ctx, { ...articleFields, id: writtenArticle, body: 'x', status: 'draft' })
    const { id: policy } = await createPolicy(ctx, { title: 'x', rule: 'x', active: true })
    const { id: savedReply } = await createSavedReply(ctx, { title: 'x', body: 'x', language: 'en' })
    const imported = { audience: 'public', language: '', collection: '' } as const
    const { id: articleImport } = await startFileImport(ctx, {
      ...imported,
      files: [{ name: 'a.md', content: 'x' }],
    })
    const { id: customRole } = await createCustomRole(ctx, { name: 'x', permissions: ['reports:read'] })
    const key = await createApiKey(ctx, { name: 'Shop', role: 'viewer' })
    const invitation = await inviteMember(ctx, { email: `${newId()}@home.example`, role: 'viewer' })
    const team = await createTeam(ctx, { name: newId(), description: '' })
    await assignTeam(ctx, { conversation: fourth.id, teamId: team.id })
    const skill = await createSkill(ctx, { name: newId(), description: '', categories: [] })
    const sent = await reply(ctx, { conversation, text: 'x', attachmentIds: [], resolve: false })
    const later = await reply(ctx, {
      conversation,
      text: 'x',
      attachmentIds: [],
      resolve: false,
      sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    })
    await assign(ctx, { conversation, assigneeId: 'me' })
    const merged = await merge(ctx, { conversation: third.id, into: fourth.id })
    return {
      conversation,
      contact,
      admin: organization.members.admin.id,
      member: organization.members.viewer.id,
      mailbox: organization.mailbox.id,
      article: article.id,
      writtenArticle,
      articleImport,
      policy,
      savedReply,
      attachment,
      customRole,
      key: key.id,
      invitation: invitation.id,
      job,
      sent: sent.id,
      scheduled: later.id,
      suppression,
      other: fourth.id,
      message: fourth.messageId,
      merge: merged.id,
      quarantined,
      training,
      backlogRun,
      category: organization.categories.refund ?? '',
      review,
      team: team.id,
      skill: skill.id,
      provider,
      ...(await plantSla(ctx)),
      ...(await plantRecords(ctx, conversation, organization.members.viewer.id)),
      ...(await plantNotification(ctx, conversation, organization.members.viewer.id)),
      ...(await plantLearned(ctx, conversation)),
      ...(await plantOutside(ctx, conversation)),
      ...(await plantWorkflows(ctx, conversation)),
      ...(await plantReplays(ctx, { category: organization.categories.refund ?? '' })),
    }
  })
}
