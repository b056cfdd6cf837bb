import { type KeptAnswers, keptAnswerSchema } from '@frontdesk/ai/calls/kept-answers'
import { decryptSecret, encryptSecret, mac } from '@frontdesk/runtime/crypto'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { logger } from '@frontdesk/runtime/logger'
import { counter } from '@frontdesk/runtime/metrics'
import { redis } from '@frontdesk/runtime/redis'

const hour = 60 * 60
const keptSeconds = { first: 24 * hour, second: hour }
const keyBytes = 32

/**
 * The answers of providers that are kept for an organization, in Redis for a day, or an hour where the provider that
 * is to be asked first did not answer. The name of each is a code over organization and question under a key of ours,
 * and each is sealed under that name, so that no other organization's can be found or put in its place. Without
 * Redis nothing is kept.
 */
export function answersKeptFor(organizationId: string): KeptAnswers {
  const nameOf = (question: string) =>
    keyspace('answers', organizationId, mac('kept-answers', `${organizationId}\n${question}`, keyBytes))
  return {
    find: async (question) => {
      const name = nameOf(question)
      const found = await read(name)
      lookups().inc({ result: found ? 'hit' : 'miss' })
      return found
    },
    keep: async (question, answer, { second }) => {
      const name = nameOf(question)
      const sealed = encryptSecret(JSON.stringify(answer), name)
      await redis()
        .set(name, sealed, 'EX', second ? keptSeconds.second : keptSeconds.first)
        .catch((error: unknown) => logger.warn({ error }, 'an answer is not kept'))
    },
  }
}

async function read(name: string) {
  try {
    const sealed = await redis().get(name)
    return sealed === null ? null : keptAnswerSchema.parse(JSON.parse(decryptSecret(sealed, name)))
  } catch (error) {
    logger.warn({ error }, 'a kept answer cannot be read')
    return null
  }
}

function lookups() {
  return counter({
    name: 'ai_kept_answers_total',
    help: 'Questions looked up among the kept answers of providers',
    labelNames: ['result'],
  })
}
