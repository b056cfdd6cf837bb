import { z } from 'zod'
import { orderNumber } from './fields.ts'
import type { ActionKind } from './kind.ts'

export const createTicket: ActionKind = {
  name: 'Ticket',
  description: 'Opens a ticket with those who mend what is broken, such as engineers or the warehouse',
  schema: z.strictObject({
    title: z.string().trim().min(1).max(200),
    description: z.string().trim().min(1).max(2_000),
    orderNumber: orderNumber.optional(),
  }),
  shapes: {
    title: { label: 'Title', input: 'text' },
    description: { label: 'What is wrong', input: 'long' },
    orderNumber: { label: 'Order', input: 'text' },
  },
  verbatim: ['orderNumber'],
  sentence: 'Open a ticket: {title}',
  cues: /(?<!\p{L})(?:(?:does|do|did|is|will)(?: not|n['’]t) work\p{L}*|not working|stopped working|out of order|error (?:message|code)|crash\p{L}*|technician|repair\p{L}*|open a ticket|funktioniert nicht|geht nicht|störung|fehlermeldung|reparatur|reparieren|techniker|ne (?:fonctionne|marche) pas|en panne|réparation|no funciona|avería|reparación|non funziona|guasto|riparazione|werkt niet|storing|reparatie|não funciona|nie działa|fungerar inte|virker ikke)(?!\p{L})/iu,
  categories: ['technical_issue'],
  last: true,
  fill: ({ subject, reason, orderNumber }) => ({
    title: subject === '' ? (reason?.slice(0, 120) ?? null) : subject.slice(0, 200),
    description: reason,
    orderNumber,
  }),
  approval: { approval: 'never' },
  confirmation: {
    en: 'We have passed this on to our specialists and will write to you as soon as we know more.',
    de: 'Wir haben dies an unsere Fachleute weitergegeben und melden uns, sobald wir mehr wissen.',
    fr: 'Nous avons transmis ceci à nos spécialistes et vous écrirons dès que nous en saurons plus.',
    es: 'Lo hemos pasado a nuestros especialistas y le escribiremos en cuanto sepamos más.',
    it: 'Lo abbiamo inoltrato ai nostri specialisti e Le scriveremo appena ne sapremo di più.',
    nl: 'We hebben dit aan onze specialisten doorgegeven en schrijven u zodra we meer weten.',
    pt: 'Encaminhámos isto aos nossos especialistas e escreveremos assim que soubermos mais.',
  },
}
