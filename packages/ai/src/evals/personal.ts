/** Sentences with the personal parts that must not leave, and those that must stay. Every value is made up. */
export const personal: readonly { text: string; hide: readonly string[]; keep: readonly string[] }[] = [
  {
    text: 'My card is 4242 4242 4242 4242, order 4711-2290.',
    hide: ['4242 4242 4242 4242'],
    keep: ['4711-2290'],
  },
  {
    text: 'Card 378282246310005 was refused for order 100200300.',
    hide: ['378282246310005'],
    keep: ['100200300'],
  },
  {
    text: 'IBAN DE89 3704 0044 0532 0130 00, invoice RE-2026-0815',
    hide: ['DE89 3704 0044 0532 0130 00'],
    keep: ['RE-2026-0815'],
  },
  { text: 'Pay to GB29NWBK60161331926819 please', hide: ['GB29NWBK60161331926819'], keep: [] },
  {
    text: 'Write to ada.byron+shop@mail.example or call +44 20 7946 0958',
    hide: ['ada.byron+shop@mail.example', '+44 20 7946 0958'],
    keep: [],
  },
  { text: 'Ruf mich an: 0171 2345678, Bestellung 20261108', hide: ['0171 2345678'], keep: ['20261108'] },
  {
    text: 'Mon numéro est le 06 12 34 56 78 et la commande 884422',
    hide: ['06 12 34 56 78'],
    keep: ['884422'],
  },
  {
    text: 'You can reach me at (415) 555-2671 about SKU 99-1234',
    hide: ['(415) 555-2671'],
    keep: ['99-1234'],
  },
  { text: 'The request came from 203.0.113.77 at 10:32', hide: ['203.0.113.77'], keep: ['10:32'] },
  {
    text: 'From 2001:db8:85a3::8a2e:370:7334, version 2.14.3',
    hide: ['2001:db8:85a3::8a2e:370:7334'],
    keep: ['2.14.3'],
  },
  {
    text: 'My name is Ada Byron and I live at 12 Harbour Street, Bristol',
    hide: ['Ada Byron', '12 Harbour Street'],
    keep: [],
  },
  {
    text: 'Ich heiße Jonas Weber und wohne in der Lindenstraße 14, 10969 Berlin',
    hide: ['Jonas Weber', 'Lindenstraße 14'],
    keep: [],
  },
  {
    text: "Je m'appelle Claire Dubois, 8 rue des Lilas, 75011 Paris",
    hide: ['Claire Dubois', '8 rue des Lilas'],
    keep: [],
  },
  {
    text: 'Me llamo Lucía Pérez y vivo en Calle Mayor 5, Madrid',
    hide: ['Lucía Pérez', 'Calle Mayor 5'],
    keep: [],
  },
  { text: 'Regards,\nHenrik Larsen', hide: ['Henrik Larsen'], keep: [] },
  {
    text: 'My social security number is 078-05-1120 and the case is 556677',
    hide: ['078-05-1120'],
    keep: ['556677'],
  },
  { text: 'NHS number 943 476 5919, ticket 12345', hide: ['943 476 5919'], keep: ['12345'] },
  {
    text: 'Tracking 1Z999AA10123456784 has not moved since 14 March 2026',
    hide: [],
    keep: ['1Z999AA10123456784', '14 March 2026'],
  },
  { text: 'Order 5500000000 for 1,299.00 EUR in 24 months', hide: [], keep: ['5500000000', '1,299.00 EUR'] },
]
