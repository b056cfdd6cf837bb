import { expect, test } from 'vitest'
import { detectAutoMail } from '../detect-auto-mail.ts'
import { parseMail } from '../parse-mail.ts'

function read(text: string) {
  const head =
    'From: Bo <bo@customer.example>\r\nSubject: Re: Visit\r\nIn-Reply-To: <o@ours.example>\r\nContent-Type: text/plain; charset=utf-8'
  return parseMail(Buffer.from(`${head}\r\n\r\n${text}`))
}

test.each([
  'I am on vacation until Monday, I will water the plants and tell you how they do when I return.',
  'Hi, I am away until 12 May. I will take the measurements when I am back.',
  "I'm travelling until Friday, will send you the photos then.",
  'We are on holiday until 5 June, so we will collect the parcel after that.',
  'Thanks! I am out of the office until Tuesday. I can let your technician in on Wednesday.',
  'I am on leave until the 3rd but I signed the contract already.',
  'Ich bin bis Freitag im Urlaub, danach schicke ich Ihnen die Fotos.',
  'Danke, ich bin noch bis Montag verreist und probiere es dann aus.',
  'Ich bin bis zum 5. nicht zu Hause, ich bin bis dahin im Urlaub. Danach hole ich das Paket ab.',
  "Je suis en vacances jusqu'au 3, je vous envoie les photos à mon retour.",
  "Je suis absente jusqu'à lundi. J'essaierai la nouvelle version à mon retour.",
  'Estoy de viaje hasta el lunes, le envío las fotos a la vuelta.',
  'Sono in vacanza fino al 12, vi mando le foto al rientro.',
  'Estou de férias até dia 12, envio as fotos quando voltar.',
  'Ik ben tot maandag met vakantie, ik stuur de foto’s daarna.',
  'Jestem na urlopie do 12 maja, sprawdzę to po powrocie.',
  'Jag är på semester till den 12, jag testar när jag är tillbaka.',
  'Jeg er på ferie til 12. mai, prøver igjen når jeg er tilbake.',
  'Olen lomalla 12.5. asti, testaan sen jälkeen.',
  'Я в отпуске до 12 мая, проверю, когда вернусь.',
  '来週まで出張です。戻ったらテストします。',
  '我出差到周五，回来后寄给您。',
  '금요일까지 출장 중입니다. 돌아와서 테스트하겠습니다.',
  'Je ne suis pas au bureau vendredi. Je serai de retour lundi à 9h.',
  'No estoy en la oficina el viernes. Vuelvo el lunes a las 9.',
  'Non sono in ufficio venerdì. Rientro lunedì alle 9.',
  'Ik ben vrijdag niet op kantoor. Maandag om 9 uur ben ik weer terug.',
  'Jag är inte på kontoret på fredag. Tillbaka på måndag kl 9.',
  '我周五不在办公室，周一上午回来。',
  '金曜日は不在です。月曜の9時に戻ります。',
  'I am out of the office tomorrow. Back on Thursday.',
  'Ich bin morgen nicht im Büro, ab Donnerstag wieder.',
  "Merci, je suis en congés jusqu'au 15, je teste à mon retour.",
  'Thanks, I am on holiday until the 15th, I will test it when I am back.',
  'Danke! Ich bin bis 15. Juni im Urlaub und teste es nach meiner Rückkehr.',
  'Gracias, estoy de vacaciones hasta el 15, lo pruebo a la vuelta.',
  'Grazie, sono in ferie fino al 15, provo quando rientro.',
  'ありがとうございます。15日まで出張のため、戻り次第試します。',
  '谢谢，我出差到15号，回来后测试。',
  'I am not in the office on Friday. I will be back on Monday at 9.',
  'Ich bin am Montag nicht im Büro. Dienstag ab 10 Uhr bin ich wieder da.',
])('takes for a person who answers, and is away besides: %s', async (text) => {
  expect(detectAutoMail(await read(text))).toEqual({ kind: 'human', evidence: [] })
})

test.each([
  'I am out of the office until 3 June. I will reply to your message when I return.',
  'Thank you for your email. I am currently on annual leave returning on Monday 9 June. For urgent matters please contact my colleague Kim Lee.',
  'I am on vacation with limited access to email. I will get back to you as soon as I can.',
  'I will be out of the office on Friday 6 June. I will respond to your email on Monday.',
  'Ich bin vom 1. bis 14. Juni nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.',
  'Ich bin im Urlaub und ab dem 15. Juni wieder erreichbar. In dringenden Fällen wenden Sie sich bitte an das Sekretariat.',
  "Je suis en congés jusqu'au 15 juin. Je répondrai à votre message à mon retour.",
  'Je suis absent du bureau. Je prendrai connaissance de votre message à mon retour.',
  'Estoy fuera de la oficina hasta el 15. Responderé a su correo a mi regreso.',
  'Sono in ferie fino al 15. Leggerò la posta al mio rientro.',
  'Ik ben met vakantie tot en met 15 juni. Uw e-mail wordt niet gelezen. Bij spoed kontakt met Jan.',
  'Jestem na urlopie do 15 czerwca. Odpowiem po powrocie. W pilnych sprawach proszę o kontakt z Anną.',
  'Jag är på semester till och med den 15 juni. Jag svarar när jag är tillbaka.',
  '我正在休假，6月15日返回，期间可能无法及时回复邮件。',
  '只今、出張のため不在にしております。戻り次第ご返信いたします。',
])('takes for an absence note what promises no more than an answer: %s', async (text) => {
  expect(detectAutoMail(await read(text)).kind).toBe('auto-reply')
})

test.each(['i will ', 'werde das ', 'am montag ', 'aaaaaaaaaaaaaaaaaa', 'je vous ', 'away on friday '])(
  'finishes much of %j',
  async (piece) => {
    const text = `I am away until Monday. ${piece.repeat(6_000 / piece.length)}`
    expect(detectAutoMail(await read(text)).evidence.length).toBeLessThan(2)
  },
)
