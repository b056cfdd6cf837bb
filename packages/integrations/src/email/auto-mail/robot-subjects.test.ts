import { expect, test } from 'vitest'
import { detectAutoMail } from '../detect-auto-mail.ts'
import { parseMail } from '../parse-mail.ts'

function read(subject: string, text: string, ...header: string[]) {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
  const lines = ['From: Bo <bo@customer.example>', `Subject: ${encoded}`, ...header]
  return parseMail(Buffer.from([...lines, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n')))
}

const NOTES: [subject: string, text: string][] = [
  [
    'Αυτόματη απάντηση: Παραγγελία',
    'Είμαι σε άδεια έως τις 12 Αυγούστου. Για επείγοντα επικοινωνήστε με την Άννα.',
  ],
  ['Automatikus válasz: Rendelés', 'Szabadságon vagyok augusztus 12-ig. Sürgős esetben forduljon Annához.'],
  ['Răspuns automat: comanda', 'Sunt în concediu până pe 12 august. Pentru urgențe contactați-o pe Ana.'],
  [
    'Automatická odpověď: Objednávka',
    'Jsem na dovolené do 12. srpna. V naléhavých případech kontaktujte Annu.',
  ],
  ['Automatická odpoveď: Objednávka', 'Som na dovolenke do 12. augusta.'],
  ['Otomatik yanıt: Sipariş', '12 Ağustosa kadar izindeyim. Acil durumlarda Ayşe ile iletişime geçiniz.'],
  [
    'Автоматична відповідь: замовлення',
    'Я у відпустці до 12 серпня. З термінових питань звертайтеся до Анни.',
  ],
  ['תשובה אוטומטית: הזמנה', 'אני בחופשה עד 12 באוגוסט. בנושאים דחופים נא לפנות לדנה.'],
  ['رد تلقائي: طلب', 'أنا في إجازة حتى 12 أغسطس. للأمور العاجلة يرجى التواصل مع سارة.'],
  ['Automatisk svar: Ordre', 'Jeg holder ferie til og med 12. august. Ved hastesager kontakt Per.'],
  [
    'Automaattinen vastaus: Tilaus',
    'Olen lomalla 12.8. saakka. Kiireellisissä asioissa ota yhteyttä Liisaan.',
  ],
  ['Trả lời tự động: Đơn hàng', 'Tôi đang nghỉ phép đến ngày 12 tháng 8.'],
  ['Automatski odgovor: Narudžba', 'Na godišnjem sam odmoru do 12. kolovoza.'],
  ['Resposta automàtica: comanda', 'Estic de vacances fins al 12 d’agost.'],
  ['Autosvar: Ordre', 'Jeg er på ferie til og med 12. august.'],
  ['Automatinis atsakymas: Užsakymas', 'Atostogauju iki rugpjūčio 12 d.'],
  [
    'Out of office: Ticket 5',
    'I am attending a conference this week and will be slow to respond. For urgent matters text me on 555 0100.',
  ],
  [
    'Automatische Antwort: Ticket 5',
    'Guten Tag, ich bin bis 14. Juni abwesend. Bitte haben Sie Verständnis, dass ich Ihre Mail erst danach beantworten kann. Bitte rufen Sie in dringenden Fällen unter 030 1234 an.',
  ],
  [
    'Automatische Antwort: Ticket 5',
    'Hallo, danke für deine Mail! Ich bin im Urlaub und ab 15.6. wieder da. Falls es brennt, melde dich bitte bei Kim.',
  ],
  [
    'Risposta automatica: Ticket 5',
    'Grazie per il messaggio. Sarò assente fino al 15 giugno. Per urgenze potete contattare Luca.',
  ],
  [
    'Automatisch antwoord: Ticket 5',
    'Bedankt voor uw bericht. Ik ben tot en met 14 juni met vakantie. Voor dringende zaken kunt u contact opnemen met Jan.',
  ],
  [
    'Автоответ: Ticket 5',
    'Здравствуйте! Я в отпуске до 14 июня. По срочным вопросам, пожалуйста, обращайтесь к Анне.',
  ],
  [
    '自動応答: Ticket 5',
    'お世話になっております。6月14日まで休暇をいただいております。お急ぎの場合は代表電話までお願いいたします。',
  ],
  ['自动回复: Ticket 5', '您好！我正在休假，6月15日回来。如有急事请拨打电话 010-1234。'],
  ['자동 회신: Ticket 5', '6월 14일까지 휴가입니다. 급한 용무는 김민수에게 연락 주세요.'],
  ['Automatic reply: T', 'I am on leave until Monday. Please call Kim on 555 0100 if it cannot wait.'],
  ['Automatic reply: T', 'I am away. For anything urgent, you can reach my team at team@x.example.'],
  ['Out of office: T', 'I will be out until 3 June. Could you please contact Kim in the meantime.'],
  ['Automatische Antwort: T', 'Ich bin im Urlaub. Bitte melden Sie sich bei Frau Kurz.'],
  [
    'Abwesenheitsnotiz: T',
    'Ich bin bis 3. Juni nicht im Haus. In eiligen Fällen können Sie meine Kollegin anrufen.',
  ],
  [
    'Réponse automatique : T',
    "Je suis absente. En cas d'urgence, vous pouvez appeler Anne au 01 23 45 67 89, s'il vous plaît.",
  ],
  ['Respuesta automática: T', 'Estoy de vacaciones. Para urgencias puede llamar a Ana al 600 000 000.'],
  ['Resposta automática: T', 'Estou de férias. Em caso de urgência pode ligar para a Ana, por favor.'],
  ['Odpowiedź automatyczna: T', 'Jestem na urlopie. W pilnych sprawach proszę dzwonić do Anny.'],
  ['Autosvar: T', 'Jag är på semester. Kan du vänligen kontakta Anna om det är akut.'],
  ['Otomatik yanıt: T', '12 Ağustosa kadar izindeyim. Acil durumlarda lütfen Ayşe’yi arayınız.'],
  ['Automatická odpověď: T', 'Jsem na dovolené do 12. 8. V naléhavých případech prosím volejte Annu.'],
  ['Samodejni odgovor: T', 'Na dopustu sem do 12. avgusta.'],
  ['Automātiska atbilde: T', 'Esmu atvaļinājumā līdz 12. augustam.'],
  ['Automaatvastus: T', 'Olen puhkusel kuni 12. augustini.'],
  ['Автоматичен отговор: Т', 'В отпуска съм до 12 август.'],
  ['Balasan otomatis: T', 'Saya sedang cuti sampai 12 Agustus.'],
  ['ตอบกลับอัตโนมัติ: T', 'ลาพักร้อนถึงวันที่ 12 สิงหาคม'],
  ['Sjálfvirkt svar: T', 'Ég er í fríi til 12. ágúst.'],
  ['Automatikus válasz: T', 'Köszönöm levelét! Házon kívül vagyok.'],
  ['Răspuns automat: T', 'Sunt în concediu până pe 12 august. Pentru urgențe vă rog contactați-o pe Ana.'],
  ['Automatische Antwort: T', 'Vielen Dank für Ihre Nachricht. Wir haben sie erhalten und melden uns.'],
]

test.each(NOTES)('takes for an absence note “%s”: %s', async (...written) => {
  expect(detectAutoMail(await read(...written, 'In-Reply-To: <o@ours.example>')).kind).toBe('auto-reply')
  for (const header of ['Precedence: bulk', 'X-Auto-Response-Suppress: All'])
    expect(detectAutoMail(await read(...written, header)).kind).toBe('auto-reply')
})

test.each([
  ['Automatic reply', 'Please switch it off, my customers get two.'],
  [
    'Automatic reply: wrong text',
    'I am the owner and the automatic reply says we are closed. Can you change it?',
  ],
  ['Automatski odgovor: kako isključiti', 'Kako ga mogu isključiti? Ne radi.'],
  ['Automatische Antwort: falsch', 'Ihre automatische Antwort nennt eine falsche Nummer. Bitte ändern.'],
  ['Out of office: machine', 'The coffee machine is out of office hours not served. Please send somebody.'],
  ['Out of office: delivery on Friday', 'I am not in the office on Friday. I will be back on Monday at 9.'],
  ['Urlaub', 'Ich bin bis Montag im Urlaub. Danach schicke ich die Unterlagen.'],
  ['Absence : rendez-vous', "Je serai absent jusqu'au 5, appelez-moi le 6."],
  ['Urlaub', 'Ich bin bis zum 5. im Urlaub. Rufen Sie mich am 6. an.'],
] as [subject: string, text: string][])('takes for a person who writes “%s”: %s', async (...written) => {
  expect(detectAutoMail(await read(...written))).toEqual({ kind: 'human', evidence: [] })
})
