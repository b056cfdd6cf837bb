import { z } from 'zod'
import { orderNumber } from './fields.ts'
import type { ActionKind } from './kind.ts'

export const orderStatus: ActionKind = {
  name: 'Order status',
  description: 'Looks up where an order is and when it arrives',
  schema: z.strictObject({ orderNumber }),
  shapes: { orderNumber: { label: 'Order', input: 'text' } },
  verbatim: ['orderNumber'],
  sentence: 'Look up where order {orderNumber} is',
  cues: /(?<!\p{L})(?:where (?:is|are) (?:my|our|the)|when (?:will|does|is) (?:my|our|the)|order status|status of (?:my|our|the)|track(?:ing)?(?: my| number)?|(?:has|have)(?: not|n['’]t) arrived|not (?:yet )?(?:been )?(?:arrived|received|delivered)|still waiting for|wo (?:ist|bleibt|sind)|wann kommt|lieferstatus|bestellstatus|sendungs(?:status|verfolgung|nummer)|(?:noch )?nicht (?:an)?gekommen|noch nicht erhalten|où (?:est|en est|sont)|suivi|pas (?:encore )?(?:arrivé|reçu)\p{L}*|dónde está|cuándo llega|no ha llegado|seguimiento|dov['’ ]?è|non è (?:ancora )?arrivat\p{L}*|tracciamento|waar (?:is|blijft)|nog niet (?:ontvangen|aangekomen)|onde está|não chegou|gdzie jest|var är|hvor er)(?!\p{L})/iu,
  categories: ['order_status'],
  fill: ({ orderNumber }) => ({ orderNumber }),
  approval: { approval: 'never' },
  confirmation: {
    en: 'We have looked up your order {orderNumber}: {result}',
    de: 'Wir haben Ihre Bestellung {orderNumber} nachgesehen: {result}',
    fr: 'Nous avons vérifié votre commande {orderNumber} : {result}',
    es: 'Hemos consultado su pedido {orderNumber}: {result}',
    it: 'Abbiamo verificato il Suo ordine {orderNumber}: {result}',
    nl: 'We hebben uw bestelling {orderNumber} nagekeken: {result}',
    pt: 'Verificámos a sua encomenda {orderNumber}: {result}',
  },
}
