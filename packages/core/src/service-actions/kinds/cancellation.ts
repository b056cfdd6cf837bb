import { z } from 'zod'
import { orderNumber, reason } from './fields.ts'
import type { ActionKind } from './kind.ts'

export const cancellation: ActionKind = {
  name: 'Cancellation',
  description: 'Cancels an order, booking, subscription or contract',
  schema: z.strictObject({
    orderNumber,
    effectiveOn: z.iso.date('A day is written as 2026-12-31').optional(),
    reason: reason.optional(),
  }),
  shapes: {
    orderNumber: { label: 'Order', input: 'text' },
    effectiveOn: { label: 'As of', input: 'date' },
    reason: { label: 'Reason', input: 'long' },
  },
  verbatim: ['orderNumber'],
  sentence: 'Cancel {orderNumber}',
  cues: /(?<!\p{L})(?:cancel\p{L}*|call off|terminate (?:my|the)|unsubscribe me|storn\p{L}*|kündig\p{L}*|widerruf\p{L}*|abbestell\p{L}*|annul\p{L}*|résili\p{L}*|anul\p{L}*|darme de baja|dar de baja|disd\p{L}*|recedere|opzeg\p{L}*|opzeggen|anulow\p{L}*|avboka\p{L}*|avbest\p{L}*|säga upp|opsig\p{L}*)(?!\p{L})/iu,
  categories: ['cancellation'],
  fill: ({ orderNumber, date, reason }) => ({ orderNumber, effectiveOn: date, reason }),
  approval: { approval: 'never' },
  confirmation: {
    en: 'We have cancelled {orderNumber} for you.',
    de: 'Wir haben {orderNumber} für Sie storniert.',
    fr: 'Nous avons annulé {orderNumber} pour vous.',
    es: 'Hemos cancelado {orderNumber}.',
    it: 'Abbiamo annullato {orderNumber} per Lei.',
    nl: 'We hebben {orderNumber} voor u geannuleerd.',
    pt: 'Cancelámos {orderNumber}.',
  },
}
