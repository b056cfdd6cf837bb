import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id } from '../shared.ts'

/** Not part of the API: the page a conversation frames to show a mail as it was sent. */
export const showMail = defineContract({
  method: 'GET',
  path: '/mail/{messageId}',
  summary: "A mail's own HTML",
  permission: 'conversations:read',
  rate: 'general',
  params: z.object({ messageId: id }),
  query: z.strictObject({
    images: z.literal('1').optional(),
    /** on dark ground, with ink of ours; for letters without colours of their own */
    ground: z.literal('dark').optional(),
  }),
})

/** Not part of the API: a remote image of a mail, fetched by us so that its sender learns nothing of the reader. */
export const showRemoteImage = defineContract({
  method: 'GET',
  path: '/mail/image',
  summary: 'A remote image of a mail',
  permission: 'conversations:read',
  rate: 'general',
  query: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(4_000), signature: z.string().max(200) }),
})
