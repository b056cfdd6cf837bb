import type { QuestionRow } from './questions.ts'

/** Thanks, advertisements, other people's goods and facts no article can know. */
export const unanswerable: QuestionRow[] = [
  ['acme', 'en', [], 'Re: your order', 'Thank you so much, that was quick and the jacket is lovely!'],
  [
    'acme',
    'en',
    [],
    'SEO',
    'Dear webmaster, we can bring your website to the first page of Google within 30 days. Our packages start at $99. Shall I send you a quote?',
  ],
  [
    'acme',
    'en',
    [],
    'Crypto',
    'Your wallet has been selected for an exclusive bonus. Click the link to claim 2.4 BTC before midnight.',
  ],
  ['acme', 'en', [], 'Kayaks', 'Do you sell inflatable kayaks or paddle boards?'],
  [
    'acme',
    'en',
    [],
    'School project',
    'I am writing an essay about the history of mountaineering. Who was the first person on the Matterhorn?',
  ],
  [
    'acme',
    'en',
    [],
    'Order AO-48213',
    'Did my colleague Peter already call you about the engraving text on AO-48213?',
  ],
  ['acme', 'en', [], '', 'asdf jkl qwertz'],
  ['acme', 'en', [], 'Job', 'I am looking for a position as an accountant and attach my CV.'],
  ['acme', 'de', [], 'Re: Danke', 'Super, vielen Dank für die nette Antwort. Ein schönes Wochenende!'],
  ['acme', 'de', [], 'Fahrrad', 'Verkauft ihr auch Fahrradhelme für Kinder?'],
  ['acme', 'fr', [], 'Merci', 'Merci beaucoup pour votre aide, tout est parfait.'],
  ['acme', 'es', [], 'Concierto', '¿A qué hora empieza el concierto del sábado en la plaza?'],
  ['acme', 'en', [], 'Out of office', 'I am away until Monday and will read your mail then.'],
  ['lumio', 'en', [], 'Re: ticket', 'Great, it works again. Thanks for everything!'],
  ['lumio', 'en', [], 'Vacuum', 'Which bags does your upright vacuum cleaner take?'],
  ['lumio', 'en', [], 'Loan', 'Need a business loan fast? Low interest, no credit check, apply today.'],
  ['lumio', 'en', [], 'Engineer', 'At what time will the technician named Olaf ring at my door tomorrow?'],
  ['lumio', 'en', [], 'Washing machine', 'My washing machine leaks water. Can you send somebody?'],
  ['lumio', 'de', [], 'Wetter', 'Wird es am Wochenende in Hamburg regnen?'],
  ['lumio', 'fr', [], 'Recette', 'Avez-vous une bonne recette de tarte aux pommes ?'],
]
