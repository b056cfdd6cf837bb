import { z } from 'zod'
import { amount, currency, orderNumber, reason } from './fields.ts'
import type { ActionKind } from './kind.ts'

export const refund: ActionKind = {
  name: 'Refund',
  description: 'Pays money for an order back to the customer',
  schema: z.strictObject({ orderNumber, amount, currency, reason: reason.optional() }),
  shapes: {
    orderNumber: { label: 'Order', input: 'text' },
    amount: { label: 'Amount', input: 'number' },
    currency: { label: 'Currency', input: 'currency' },
    reason: { label: 'Reason', input: 'long' },
  },
  verbatim: ['orderNumber', 'amount'],
  sentence: 'Refund {amount} {currency} for order {orderNumber}',
  cues: /(?<!\p{L})(?:refund\p{L}*|reimburs\p{L}*|money back|pay (?:me )?back|return my (?:money|payment)|charge ?back|(?:rück)?erstatt\p{L}*|geld zurück|zurückzahl\p{L}*|gutschrift|rembours\p{L}*|reembols\p{L}*|devol(?:ver|ución|ução|vam|uelv\p{L}*)|rimbors\p{L}*|restituzione|terugbetal\p{L}*|geld terug|zwrot\p{L}*|återbetal\p{L}*|tilbagebetal\p{L}*|pengarna tillbaka)(?!\p{L})/iu,
  categories: ['refund'],
  fill: ({ orderNumber, amount, currency, reason }) => ({ orderNumber, amount, currency, reason }),
  money: ({ amount, currency }) =>
    typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : null,
  approval: { approval: 'above', amount: 100, currency: 'EUR' },
  confirmation: {
    en: 'We have refunded {amount} {currency} for your order {orderNumber}.',
    de: 'Wir haben Ihnen {amount} {currency} für Ihre Bestellung {orderNumber} erstattet.',
    fr: 'Nous vous avons remboursé {amount} {currency} pour votre commande {orderNumber}.',
    es: 'Le hemos reembolsado {amount} {currency} por su pedido {orderNumber}.',
    it: 'Le abbiamo rimborsato {amount} {currency} per il Suo ordine {orderNumber}.',
    nl: 'We hebben {amount} {currency} voor uw bestelling {orderNumber} terugbetaald.',
    pt: 'Reembolsámos {amount} {currency} relativos à sua encomenda {orderNumber}.',
  },
}
