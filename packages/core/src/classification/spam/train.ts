import { createHash } from 'node:crypto'
import type { Model } from '@frontdesk/ai/local/classifier'
import { type SpamWord, spamTrainingSet, wronglyTaken } from '@frontdesk/ai/local/spam/judge'
import { trainInThread } from '@frontdesk/ai/local/training/train-in-thread'
import { inOrganization, type OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { packModel } from '../versions/packed-model.ts'

type Claimed = { own: SpamWord[]; fingerprint: string; readAt: Date }

/** The newest words of people are enough. */
const mostExamples = 5_000
/** Of wanted mail it never saw, a model may take this share for spam; one that takes more is not used. */
const mostTaken = 0.05

/**
 * Trains what an organization's people called spam and not spam, together with the shipped examples. Does nothing
 * when the words are those of the model in use.
 */
export async function trainSpamModel({ organizationId }: { organizationId: string }): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'training' } }, run)
  const claimed = await inside(readWords)
  if (!claimed) return
  const model = await train(claimed.own)
  const packed = model && (await packModel(model))
  await inside((ctx) => keep(ctx, claimed, packed))
}

async function readWords(ctx: OrgContext): Promise<Claimed | null> {
  const readAt = await databaseTime(ctx)
  const own = await ctx.db.$queryRaw<SpamWord[]>`
    SELECT text, spam FROM (
      SELECT DISTINCT ON (md5(text)) id, text, spam FROM training_examples WHERE spam IS NOT NULL
      ORDER BY md5(text), id DESC) latest
    ORDER BY id DESC LIMIT ${mostExamples}`
  const fingerprint = createHash('sha256').update(JSON.stringify(own)).digest('hex')
  const known = await ctx.db.spamModel.findFirst({ select: { fingerprint: true } })
  if (known?.fingerprint === fingerprint || (!known && own.length === 0)) return null
  return { own, fingerprint, readAt }
}

/** Null where what was learned would throw away wanted mail, which a twin that never saw some of it tells. */
async function train(own: SpamWord[]): Promise<Model | null> {
  const { all, taught, heldOut } = spamTrainingSet(own)
  const [model, twin] = await Promise.all([trainInThread(all), trainInThread(taught)])
  return wronglyTaken(twin, heldOut) > mostTaken ? null : model
}

async function keep(
  ctx: OrgContext,
  { own, fingerprint, readAt }: Claimed,
  model: Uint8Array | null,
): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO spam_models AS m (organization_id, own_count, fingerprint, model, read_at)
    VALUES (${ctx.organizationId}::uuid, ${own.length}, ${fingerprint}, ${model}, ${readAt})
    ON CONFLICT (organization_id) DO UPDATE SET own_count = excluded.own_count, fingerprint = excluded.fingerprint,
      model = excluded.model, read_at = excluded.read_at, trained_at = now()
    WHERE m.read_at <= excluded.read_at`
}
