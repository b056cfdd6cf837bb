import { expect, test } from 'vitest'
import { detectSentiment } from './sentiment.ts'

test.each([
  ['negative', 'This is the worst experience I have ever had, I am furious.'],
  ['negative', 'The zip broke on the first day and nobody answers my calls.'],
  ['negative', 'Ich bin maßlos enttäuscht, der Koffer kam beschädigt an.'],
  ['negative', 'Je suis furieuse, votre livreur a cassé le vase.'],
  ['negative', 'Estoy harta, nadie me contesta y el aparato no funciona.'],
  ['negative', 'Sono molto arrabbiato, il pacco è arrivato rotto.'],
  ['negative', 'Estou furioso, o produto chegou estragado e ninguém responde.'],
  ['negative', 'Ik ben woedend, het pakket is kapot en niemand reageert.'],
  ['negative', 'Jestem wściekły, paczka przyszła uszkodzona.'],
  ['negative', 'Jag är rasande, paketet kom trasigt och ingen svarar.'],
  ['negative', '最悪です。壊れた商品が届きました。'],
  ['negative', '太差了，收到的东西是坏的，我很生气。'],
  ['positive', 'Wonderful service, the team was so kind and fast!'],
  ['positive', 'Wirklich toll, alles hat super geklappt, vielen Dank!'],
  ['positive', 'Un accueil formidable, je suis ravie de mon achat.'],
  ['positive', 'Estoy encantada con el producto, una atención excelente.'],
  ['positive', 'Servizio eccellente, sono felicissima, grazie!'],
  ['positive', 'Adorei o produto, atendimento excelente!'],
  ['positive', 'Geweldige service, ik ben heel tevreden!'],
  ['positive', 'Wspaniała obsługa, jestem bardzo zadowolona!'],
  ['positive', 'Fantastisk service, jag är så nöjd!'],
  ['positive', '素晴らしいサービスで、とても満足しています。'],
  ['positive', '服务非常好，我很满意，谢谢！'],
  ['neutral', 'Which adapter do I need for the blue model?'],
  ['neutral', 'Meine Kundennummer steht auf dem Formular im Anhang.'],
  ['neutral', 'À quelle adresse dois-je envoyer le formulaire ?'],
  ['neutral', '¿En qué horario puedo recoger el pedido?'],
])('finds a %s mood in "%s"', (label, text) => {
  expect(detectSentiment(text).label).toBe(label)
})

test('turns praise round where it is denied', () => {
  expect(detectSentiment('I am happy with the chair.').score).toBeGreaterThan(0.3)
  expect(detectSentiment('I am not happy with the chair.').score).toBeLessThan(0)
  expect(detectSentiment('Ich bin mit dem Stuhl nicht zufrieden.').score).toBeLessThan(0)
})

test('gives score and confidence within their bounds', () => {
  for (const text of ['', '???', 'ok', '😡😡😡', '👍', 'bad '.repeat(5_000)]) {
    const { score, confidence } = detectSentiment(text)
    expect(Math.abs(score)).toBeLessThanOrEqual(1)
    expect(confidence).toBeGreaterThan(0)
    expect(confidence).toBeLessThanOrEqual(1)
  }
})

test('calls a message without words neutral', () => {
  expect(detectSentiment('12345 ?')).toEqual({ score: 0, label: 'neutral', confidence: 0.5 })
})

test('reads the mood of a lone emoji', () => {
  expect(detectSentiment('😡').label).toBe('negative')
  expect(detectSentiment('😍').label).toBe('positive')
})
