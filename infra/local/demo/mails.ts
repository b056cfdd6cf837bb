import { buildMail } from '@frontdesk/integrations/email/build-mail'

export type DemoMail = { raw: Uint8Array; at: Date }

const day = 86_400_000

const asked = [
  [
    'Ines Carvalho',
    'Where is my parcel?',
    'The tracking has said “in transit” since Monday. Can you find out where it is?',
  ],
  [
    'Tom Albers',
    'Invoice for March',
    'Could you send me the invoice for March once more, please? I cannot find it.',
  ],
  [
    'Mei Tanaka',
    'Wrong size',
    'The jacket is too small. How do I send it back, and how long does the refund take?',
  ],
  [
    'Sofia Lindqvist',
    'Password does not work',
    'I asked for a new password three times and no mail arrived. Please help.',
  ],
  ['Luca Ferri', 'Complimenti', 'Volevo solo dire che la consegna è stata velocissima. Grazie!'],
  [
    'Anna Weber',
    'Rechnung doppelt abgebucht',
    'Sie haben die Rechnung 20731 zweimal abgebucht. Bitte erstatten Sie einen Betrag.',
  ],
  [
    'Pierre Moreau',
    'Annuler ma commande',
    'Je voudrais annuler ma commande passée hier, elle n’est pas encore partie.',
  ],
  [
    'Grace Obi',
    'The stove smells of gas',
    'Since yesterday the stove smells of gas when it is off. Is it safe to keep it in the flat?',
  ],
] as const

/** A mailbox with three weeks of letters in it, the same at every start. */
export async function demoMails(address: string): Promise<DemoMail[]> {
  const now = Date.now()
  return Promise.all(
    Array.from({ length: 48 }, async (_, index) => {
      const [name, subject, text] = asked[index % asked.length] ?? asked[0]
      const at = new Date(now - (48 - index) * 0.43 * day)
      const local = name.toLowerCase().replaceAll(/[^a-z]+/g, '.')
      const raw = await buildMail({
        messageId: `<demo-${index}@customers.example>`,
        date: at,
        from: { name, address: `${local}${Math.floor(index / asked.length) || ''}@customers.example` },
        to: [{ name: '', address }],
        cc: [],
        subject,
        text: `Hello,\n\n${text}\n\n${name}`,
        references: [],
        attachments: [],
      })
      return { raw, at }
    }),
  )
}
