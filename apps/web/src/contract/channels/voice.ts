import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversation } from '../conversations/conversations.ts'
import { id } from '../shared.ts'

const moment = z.iso.datetime({ offset: true })

export const createVoiceTranscript = defineContract({
  method: 'POST',
  path: '/voice-transcripts',
  summary: 'Makes the transcript of a call a conversation, once for each call id',
  permission: 'conversations:reply',
  rate: 'general',
  body: z
    .strictObject({
      /** the phone system's own id of the call: the same one again is the same call */
      callId: z.string().trim().min(1).max(200),
      /** E.164, such as +49301234567 */
      caller: z.string().regex(/^\+[1-9]\d{2,14}$/, 'A number such as +49301234567'),
      name: z.string().trim().max(200).default(''),
      startedAt: moment,
      endedAt: moment,
      /** BCP 47, such as de or en-GB */
      language: z
        .string()
        .regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})*$/)
        .optional(),
      /** who said what, in order */
      turns: z
        .array(
          z.strictObject({
            speaker: z.string().trim().min(1).max(60),
            text: z.string().trim().min(1).max(20_000),
          }),
        )
        .min(1)
        .max(2_000)
        .optional(),
      /** all of it, where nobody told the speakers apart */
      text: z.string().trim().min(1).max(200_000).optional(),
      /** kept as it is and never fetched */
      recordingUrl: z
        .url({ protocol: /^https?$/ })
        .max(2_000)
        .optional(),
      mailboxId: id.optional(),
    })
    .refine(({ turns, text }) => (turns === undefined) !== (text === undefined), {
      message: 'Send either turns or text',
      path: ['turns'],
    })
    .refine(({ startedAt, endedAt }) => Date.parse(startedAt) <= Date.parse(endedAt), {
      message: 'A call cannot end before it starts',
      path: ['endedAt'],
    }),
  response: conversation,
  status: 201,
})
