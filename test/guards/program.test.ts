import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discardedPrismaPromises } from './discarded-promises.ts'
import { openProgram, root, sourceFiles } from './program.ts'
import { type Unguarded, unguardedVerbs } from './unguarded-verbs.ts'

const planted = {
  'packages/core/src/planted/promises.ts': `
import type { OrgContext } from '../context.ts'
export async function dropAll(ctx: OrgContext, ids: string[]): Promise<void> {
  ctx.db.note.deleteMany({})
  void ctx.db.note.deleteMany({})
  ids.forEach((id) => ctx.db.note.delete({ where: { id } }))
  ids.length > 0 && ctx.db.note.deleteMany({})
  ctx.db.$executeRaw\`DELETE FROM notes\`
  dropOne(ctx)
}
export function dropOne(ctx: OrgContext) {
  return ctx.db.note.deleteMany({})
}
export async function keepAll(ctx: OrgContext, ids: string[]): Promise<unknown> {
  await ctx.db.note.deleteMany({})
  await Promise.all(ids.map((id) => ctx.db.note.delete({ where: { id } })))
  const found = ids.length > 0 ? await ctx.db.note.findFirst() : await dropOne(ctx)
  return found ?? ctx.db.note.findFirst()
}
`,
  'packages/core/src/planted/verbs.ts': `
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
const action = { action: 'x', subjectType: 'x', subjectId: 'x' }
export async function plantedWithoutAudit(ctx: OrgContext): Promise<void> {
  require(ctx, 'conversations:update')
  await ctx.db.note.deleteMany({})
}
export async function plantedWithoutPermission(ctx: OrgContext): Promise<void> {
  await write(ctx)
  await writeAudit(ctx, action)
}
export async function plantedBySql({ db }: OrgContext): Promise<void> {
  await db.$executeRaw\`DELETE FROM notes\`
}
export async function plantedGuarded(ctx: OrgContext): Promise<void> {
  require(ctx, 'conversations:update')
  await write(ctx)
  await writeAudit(ctx, action)
}
export async function plantedReader(ctx: OrgContext): Promise<unknown> {
  return ctx.db.note.findMany()
}
async function write(ctx: OrgContext): Promise<void> {
  await ctx.db.note.updateMany({ data: { text: '' } })
}
`,
}

/** Verbs that change rows without a permission or an audit entry of their own, and why that is right. */
const exceptions: Record<string, { lacks: Unguarded['lacks']; because: string }> = {
  acceptMail: ofTheProduct('a mail that arrives is its own record'),
  classifyStoredMessage: ofTheProduct('every judgement is a row that stays'),
  draftConversationReply: ofTheProduct('a draft commits nobody to anything'),
  classifyBacklog: ofTheProduct('every judgement is a row that stays'),
  trainSpamModel: ofTheProduct('the row says from how many words it was made, and each word is an example'),
  trainClassifierVersion: ofTheProduct('every version is a row that says how it was measured'),
  acknowledgeMessage: ofTheProduct('every question and its verdict is a row that stays'),
  deliverMessage: ofTheProduct('the delivery and the timeline say what happened'),
  wakeDueConversations: ofTheProduct('the timeline says so'),
  checkSla: ofTheProduct('the timeline tells of what is late'),
  beat: ofTheProduct('that a browser is there is no change of what anybody may see'),
  touch: ofTheProduct('that a browser is used is no change of what anybody may see'),
  tellOverdueCases: { lacks: ['require'], because: 'a schedule finds them, and the record says so' },
  expirePresence: ofTheProduct('that a browser is gone is no change of what anybody may see'),
  syncMailbox: ofTheProduct('what it accepts is its own record, its failures are incidents'),
  watchMailbox: ofTheProduct('the health of the mailbox shows it'),
  reconcileMailbox: ofTheProduct('what it finds is reported in the health of the mailbox'),
  listen: ofTheProduct('the word of a mail server is a hint, too'),
  keepCounted: ofTheProduct('what is counted is made from rows and can be counted again'),
  recountAll: ofTheProduct('what is counted is made from rows, and the day says what was put right'),
  checkMailboxes: ofTheProduct('incidents are the record'),
  hintGmail: ofTheProduct('it only promises a look at the mailbox'),
  hintOutlook: ofTheProduct('it only promises a look at the mailbox'),
  mirrorMarks: ofTheProduct('what an agent did here is done once more at the provider'),
  tellAlarm: ofTheProduct('the incident says when it was told'),
  tellBudget: ofTheProduct('the alarm is a row that says when it was told'),
  embedPassages: ofTheProduct('vectors are made from the articles and can be made again'),
  startAuthorization: { lacks: ['writeAudit'], because: 'nothing is connected until it is finished' },
  giveUpJob: ofTheProduct('the failed job is the record'),
  reserveAttempt: ofTheProduct('it only remembers a request whose verb asks for itself'),
  settleAttempt: ofTheProduct('it only remembers a request whose verb asks for itself'),
  releaseAttempt: ofTheProduct('it only remembers a request whose verb asks for itself'),
  writeDeliveries: ofTheProduct(
    'a delivery is a row of its own, and what it tells is audited where it happened',
  ),
  deliverWebhook: { lacks: ['require'], because: 'an admin has set the endpoint up' },
  askCsat: ofTheProduct('every question and why it was not asked is a row that stays'),
  answerCsat: ofTheProduct('the customer signs with the link; the answer and the timeline say so'),
  runWorkflows: ofTheProduct(
    'an admin has published the workflow; the event and its runs are rows that stay',
  ),
  runWorkflowEvent: ofTheProduct('it is an event like the others, tried by itself'),
  pruneWorkflows: ofTheProduct('only the log of what is long over goes, after a time that is written down'),
  takeSteps: ofTheProduct('each step calls a verb that asks and audits, and is itself a row that stays'),
  fireTimer: ofTheProduct('an admin has published the workflow; the timer is a row that stays'),
  sendWorkflowReply: ofTheProduct('an admin has published the words; the run tells what came of them'),
  runReplay: ofTheProduct('only what would happen is kept, for the admin who asked'),
  carryOutAction: { lacks: ['require'], because: 'a person with the permission has approved the action' },
  proposeServiceActions: { lacks: ['require'], because: 'a proposal commits nobody to anything' },
  learnFromReview: ofTheProduct('a proposal is a row with its evidence, and waits for a person'),
  importArticles: { lacks: ['require'], because: 'the import it carries out was asked for with permission' },
  requestPasswordReset: { lacks: ['require'], because: 'whoever asks is not signed in' },
  markRead: { lacks: ['writeAudit'], because: 'how far somebody has read changes nothing for others' },
  markNotificationRead: {
    lacks: ['writeAudit'],
    because: 'what somebody has read changes nothing for others',
  },
  markNotificationsRead: {
    lacks: ['writeAudit'],
    because: 'what somebody has read changes nothing for others',
  },
  snoozeNotification: { lacks: ['writeAudit'], because: 'what somebody puts off changes nothing for others' },
  mailDigests: ofTheProduct('each notification says which mail it went into, and when'),
  classifyText: { lacks: ['writeAudit'], because: 'nothing is kept but the calls of providers' },
  listMailFolders: { lacks: ['writeAudit'], because: 'it only asks the provider' },
  readEmbeddingState: { lacks: ['writeAudit'], because: 'it only counts' },
  searchKnowledge: { lacks: ['writeAudit'], because: 'nothing is kept but the calls of providers' },
  tryProvider: { lacks: ['writeAudit'], because: 'nothing is kept but the calls of providers' },
  requestDraft: { lacks: ['writeAudit'], because: 'the request is a row that says who asked, and for what' },
  noteRecommendationsShown: { lacks: ['writeAudit'], because: 'that something was shown changes nothing' },
  noteArticleView: { lacks: ['writeAudit'], because: 'that somebody looked changes nothing' },
  voteOnArticle: { lacks: ['writeAudit'], because: 'the vote is a row that says whose it is' },
  readHelpArticle: ofTheProduct('that somebody looked changes nothing'),
  startChat: ofTheProduct('a visitor whom the site has named is a row that says so'),
  followChat: ofTheProduct('that a visitor is there is no change of what anybody may see'),
  voteInHelpCenter: ofTheProduct('the vote is a row of its own, by a visitor who need not sign in'),
  rateDraft: { lacks: ['writeAudit'], because: 'the rating is a row that says whose it is' },
  recordSavedReplyUse: { lacks: ['writeAudit'], because: 'the use is a row that says by whom and where' },
  translateMessage: {
    lacks: ['writeAudit'],
    because: 'the message stays, and the translation says what made it',
  },
  translateReply: { lacks: ['writeAudit'], because: 'nothing is kept but the calls of providers' },
  summarizeConversation: ofTheProduct('a summary commits nobody to anything'),
  saveDraft: { lacks: ['writeAudit'], because: 'typing is not a change; sending is' },
}

function ofTheProduct(because: string) {
  return { lacks: ['require', 'writeAudit'] as Unguarded['lacks'], because }
}

let opened: ts.Program[] = []
let unguarded: Unguarded[] = []

beforeAll(() => {
  opened = [openProgram(planted)]
  unguarded = opened.flatMap(unguardedVerbs)
}, 120_000)

// A gigabyte, which the files after this one would carry along.
afterAll(() => {
  opened = []
})

test('the check sees the domain and the apps', () => {
  expect(sourceFiles.length).toBeGreaterThan(150)
  expect(opened.flatMap((program) => program.getSyntacticDiagnostics())).toEqual([])
})

test('every Prisma promise is awaited, returned or collected; planted ones that are not are noticed', () => {
  const lines = opened
    .flatMap(discardedPrismaPromises)
    .map((place) => place.replace('packages/core/src/', ''))
  expect(lines).toEqual([4, 5, 6, 7, 8, 9].map((line) => `planted/promises.ts:${line}`))
}, 120_000)

test('every verb that changes rows asks for a permission and is audited, save those known not to', () => {
  const found = unguarded.filter(
    ({ verb }) => !verb.startsWith('planted') && !/^(drop|keep)(All|One)$/.test(verb),
  )
  expect(Object.fromEntries(found.map(({ verb, lacks }) => [verb, lacks]))).toEqual(
    Object.fromEntries(Object.entries(exceptions).map(([verb, { lacks }]) => [verb, lacks])),
  )
}, 120_000)

test('planted verbs without a guard are noticed, guarded ones and readers are not', () => {
  const found = unguarded.filter(({ verb }) => verb.startsWith('planted'))
  expect(found).toEqual([
    { verb: 'plantedWithoutAudit', lacks: ['writeAudit'] },
    { verb: 'plantedWithoutPermission', lacks: ['require'] },
    { verb: 'plantedBySql', lacks: ['require', 'writeAudit'] },
  ])
})

test('the whole contract is loaded by the proxy and the description of the API, and by no route', () => {
  const loading = (module: RegExp) =>
    sourceFiles.filter((path) => module.test(readFileSync(join(root, path), 'utf8'))).toSorted()
  expect(loading(/\bfrom '[^']*\/contract\/registry\.ts'/)).toEqual([
    'apps/web/src/server/operations/openapi.ts',
    'apps/web/src/server/proxy/unknown-route.ts',
  ])
  expect(loading(/\bfrom '[^']*(?:\/proxy|\.)\/(?:unknown-route|preflight)\.ts'/)).toEqual([
    'apps/web/src/server/proxy/preflight.ts',
  ])
})
