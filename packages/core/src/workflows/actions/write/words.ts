import { z } from 'zod'
import type { OrgContext } from '../../../context.ts'
import { NotFound } from '../../../errors.ts'
import { listVariables, unknownVariable } from '../../definition/fill-text.ts'
import type { Names } from '../action.ts'

/** The beginning of words, on one line, for a sentence about them. */
export function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

/** Words with variables from a fixed list, each as `{{name}}`. */
export const wordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((text) => unknownVariable(text) === null, {
    error: ({ input }) =>
      `There is no {{${unknownVariable(String(input))}}}; there are ${listVariables().join(', ')}`,
  })

/** Words of a reply: written in the definition, or those of a saved reply. */
export const replyWords = z
  .strictObject({
    text: wordsSchema.exactOptional().meta({ title: 'Words', long: true }),
    savedReplyId: z.uuid().exactOptional().meta({ title: 'Saved reply', named: 'saved_reply' }),
  })
  .refine((words) => (words.text === undefined) !== (words.savedReplyId === undefined), {
    error: 'Write the words or choose a saved reply',
  })

type ReplyWords = z.output<typeof replyWords>

export function sayWords({ text, savedReplyId }: ReplyWords, names: Names): string {
  return savedReplyId === undefined
    ? `“${beginningOf(text ?? '')}”`
    : `the saved reply ${names('saved_reply', savedReplyId)}`
}

/** The words before variables are filled in. */
export async function wordsOf(ctx: OrgContext, { text, savedReplyId }: ReplyWords): Promise<string> {
  if (savedReplyId === undefined) return text ?? ''
  const found = await ctx.db.savedReply.findUnique({ where: { id: savedReplyId }, select: { body: true } })
  if (!found) throw new NotFound('The saved reply')
  return found.body
}
