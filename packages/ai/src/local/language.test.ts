import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

const sentences: [string, string][] = [
  ['en', 'I ordered a lamp two weeks ago and it still has not arrived.'],
  ['de', 'Ich habe vor zwei Wochen eine Lampe bestellt und sie ist noch nicht da.'],
  ['nl', 'Ik heb twee weken geleden een lamp besteld en hij is er nog steeds niet.'],
  ['nl', 'De bezorger was te laat en reed dan weer weg zonder te bellen.'],
  ['fr', "J'ai commandé une lampe il y a deux semaines et elle n'est toujours pas arrivée."],
  ['es', 'Pedí una lámpara hace dos semanas y todavía no ha llegado.'],
  ['it', 'Ho ordinato una lampada due settimane fa e non è ancora arrivata.'],
  ['pt', 'Encomendei um candeeiro há duas semanas e ainda não chegou.'],
  ['ca', 'Vaig demanar un llum fa dues setmanes i encara no ha arribat.'],
  ['ro', 'Am comandat o lampă acum două săptămâni și încă nu a ajuns.'],
  ['sv', 'Jag beställde en lampa för två veckor sedan och den har inte kommit än.'],
  ['da', 'Jeg bestilte en lampe for to uger siden, og den er stadig ikke kommet.'],
  ['no', 'Jeg bestilte en lampe for to uker siden, og den har fortsatt ikke kommet.'],
  ['fi', 'Tilasin lampun kaksi viikkoa sitten, eikä se ole vieläkään saapunut.'],
  ['is', 'Ég pantaði lampa fyrir tveimur vikum og hann er ekki enn kominn.'],
  ['et', 'Tellisin kaks nädalat tagasi lambi ja see pole ikka veel kohale jõudnud.'],
  ['lv', 'Pirms divām nedēļām pasūtīju lampu, un tā joprojām nav pienākusi.'],
  ['lt', 'Prieš dvi savaites užsisakiau lempą ir ji vis dar neatvyko.'],
  ['pl', 'Zamówiłem lampę dwa tygodnie temu i nadal nie dotarła.'],
  ['cs', 'Před dvěma týdny jsem si objednal lampu a stále nedorazila.'],
  ['sk', 'Pred dvoma týždňami som si objednal lampu a stále neprišla.'],
  ['sl', 'Pred dvema tednoma sem naročil svetilko in je še vedno ni.'],
  ['hr', 'Prije dva tjedna naručio sam lampu i još uvijek nije stigla.'],
  ['hu', 'Két hete rendeltem egy lámpát, és még mindig nem érkezett meg.'],
  ['sq', 'Porosita një llambë dy javë më parë dhe ende nuk ka mbërritur.'],
  ['tr', 'İki hafta önce bir lamba sipariş ettim ve hâlâ gelmedi.'],
  ['az', 'İki həftə əvvəl lampa sifariş etdim və hələ də gəlməyib.'],
  ['vi', 'Tôi đã đặt một chiếc đèn hai tuần trước và vẫn chưa nhận được.'],
  ['id', 'Saya memesan lampu dua minggu yang lalu dan sampai sekarang belum dikirim.'],
  ['ms', 'Saya menempah lampu dua minggu lalu tetapi ia masih belum dihantar kepada saya.'],
  ['tl', 'Nag-order ako ng lampara dalawang linggo na ang nakalipas pero hindi pa dumarating.'],
  ['eu', 'Duela bi aste lanpara bat eskatu nuen eta oraindik ez da iritsi.'],
  ['el', 'Παρήγγειλα ένα φωτιστικό πριν από δύο εβδομάδες και δεν έχει έρθει ακόμα.'],
  ['ru', 'Я заказал лампу две недели назад, и она до сих пор не пришла.'],
  ['uk', 'Я замовив лампу два тижні тому, і вона досі не прийшла.'],
  ['bg', 'Поръчах лампа преди две седмици и тя все още не е пристигнала.'],
  ['sr', 'Поручио сам лампу пре две недеље и још увек није стигла.'],
  ['he', 'הזמנתי מנורה לפני שבועיים והיא עדיין לא הגיעה.'],
  ['ar', 'طلبت مصباحا قبل أسبوعين ولم يصل حتى الآن.'],
  ['fa', 'دو هفته پیش یک چراغ سفارش دادم و هنوز نرسیده است.'],
  ['ur', 'میں نے دو ہفتے پہلے ایک لیمپ منگوایا تھا جو ابھی تک نہیں پہنچا۔'],
  ['hi', 'मैंने दो हफ्ते पहले एक लैंप मंगाया था और वह अब तक नहीं आया है।'],
  ['bn', 'আমি দুই সপ্তাহ আগে একটি বাতি অর্ডার করেছি, এখনো আসেনি।'],
  ['ta', 'இரண்டு வாரங்களுக்கு முன்பு ஒரு விளக்கை ஆர்டர் செய்தேன், இன்னும் வரவில்லை.'],
  ['th', 'ฉันสั่งโคมไฟไปเมื่อสองสัปดาห์ก่อนแต่ยังไม่ได้รับ'],
  ['ka', 'ორი კვირის წინ ლამპა შევუკვეთე და ჯერ არ მოსულა.'],
  ['hy', 'Երկու շաբաթ առաջ լամպ եմ պատվիրել, և այն դեռ չի եկել։'],
  ['ko', '2주 전에 램프를 주문했는데 아직도 도착하지 않았습니다.'],
  ['ja', '二週間前にランプを注文しましたが、まだ届いていません。'],
  ['zh', '我两周前订了一盏灯，到现在还没有收到。'],
]

test.each(sentences)('recognises %s in a sentence', (language, text) => {
  expect(detectLanguage(text).language).toBe(language)
})

test.each([
  ['en', 'Where is my order'],
  ['de', 'Hallo'],
  ['de', 'Danke'],
  ['fr', 'Merci'],
  ['es', '¿Dónde está mi pedido?'],
  ['it', 'Grazie mille'],
  ['sv', 'Tack'],
  ['pl', 'Dziękuję'],
  ['id', 'Pesanan saya belum sampai'],
  ['zh', '你好'],
  ['ja', '注文の件'],
])('recognises %s in a short message', (language, text) => {
  expect(detectLanguage(text).language).toBe(language)
})

test.each([
  '',
  '   ',
  '12345',
  '!!!',
  '🙂🙂',
  'https://example.org/bestellung',
  'a.b@example.org',
  '+49 170 123',
  'AB-1234',
])('judges nothing in "%s"', (text) => {
  expect(detectLanguage(text)).toEqual({ language: 'und', confidence: 0 })
})

test('does not count links, addresses and codes', () => {
  const text =
    'Schauen Sie bitte hier: https://example.com/where/is/my/order/and/the/refund please@example.com ORDER-12345'
  expect(detectLanguage(text).language).toBe('de')
})

test('keeps the language of a text that quotes a product name in another script', () => {
  expect(detectLanguage('Does the Canon 一眼 camera work with the old lens I bought?').language).toBe('en')
  expect(detectLanguage('iPhone 15 Pro の電源が入りません').language).toBe('ja')
})

test('is surer of a sentence than of a word', () => {
  const word = detectLanguage('Hallo').confidence
  expect(
    detectLanguage('Hallo, ich warte seit zwei Wochen auf meine Bestellung.').confidence,
  ).toBeGreaterThan(word)
})

test.each([
  ['fa', 'سلام، سفارش من کجاست؟'],
  ['fa', 'پولم را پس بدهید'],
  ['ar', 'أين طلبي؟'],
  ['ar', 'شكرا لكم'],
  ['ur', 'میرا آرڈر کہاں ہے؟'],
  ['ps', 'زما امر چیرته دی؟'],
  ['ku', 'داواکارییەکەم لە کوێیە؟'],
  ['ug', 'مېنىڭ زاكازىم قەيەردە'],
  ['kk', 'Менің тапсырысым қайда?'],
  ['kk', 'Сәлеметсіз бе, жеткізу қашан болады'],
  ['ky', 'Акчаны кайтарып бериңиз'],
  ['tg', 'Фармоиши ман куҷост?'],
  ['be', 'Калі ласка, вярніце грошы, яна не прыйшла ўчора'],
  ['mn', 'Миний захиалга хаана байна?'],
  ['ms', 'Saya mahu bayaran balik kerana bungkusan belum sampai'],
  ['id', 'Saya mau uang kembali karena paket belum sampai'],
  ['ja', '返品希望'],
  ['ja', '注文番号確認'],
  ['ja', '請求書再発行依頼'],
  ['zh', '什么时候发货'],
  ['zh', '請問我的訂單在哪裡'],
])('tells %s from its neighbours in %s', (language, text) => {
  const found = detectLanguage(text)
  expect(found.language).toBe(language)
  expect(found.confidence).toBeGreaterThan(0.6)
})

test.each(['ok', 'Thx', 'Hi', 'no', 'si', 'سلام', '商品', '確認', 'مصر', '希望', 'Di mana pesanan saya'])(
  'is not sure of “%s”, which nothing tells apart',
  (text) => {
    expect(detectLanguage(text).confidence).toBeLessThan(0.6)
  },
)
