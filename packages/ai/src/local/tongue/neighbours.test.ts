import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../language.ts'

const told: Record<string, [string, string][]> = {
  'Hindi, Marathi and Nepali, which share letters and small words': [
    ['hi', 'मेरा खाता लॉग इन नहीं हो रहा है'],
    ['hi', 'रिफंड कब तक हो जाएगा?'],
    ['hi', 'हो सकता है कि पता गलत हो'],
    ['hi', 'भुगतान दो बार हो गया, पैसे लौटा दो'],
    ['hi', 'मेरा Samsung Galaxy S24 Ultra चालू नहीं हो रहा'],
    ['mr', 'मी मागच्या आठवड्यात बूट घेतले पण ते लहान आहेत.'],
    ['mr', 'पैसे परत पाहिजेत'],
    ['mr', 'ऑर्डर कधी येईल?'],
    ['mr', 'वस्तू खराब निघाली, बदलून द्या'],
    ['ne', 'मैले गत हप्ता जुत्ता किनेको थिएँ तर सानो भयो।'],
    ['ne', 'पैसा फिर्ता गर्नुहोस्'],
    ['ne', 'हजुर, मेरो खाता खुल्दैन'],
  ],
  'Russian and Bulgarian from Macedonian, by more than a preposition or a verb they share': [
    ['ru', 'Во сколько приедет курьер?'],
    ['ru', 'Со мной никто не связался по заказу'],
    ['ru', 'Я заказал товар со склада, но его так и нет'],
    ['bg', 'Кога е доставката?'],
    ['bg', 'Пратката не е пристигнала'],
    ['bg', 'Как да го активирам?'],
    ['bg', 'Парите ми не са върнати'],
    ['mk', 'Каде е пратката?'],
    ['mk', 'Сакам да го сменам'],
    ['mk', 'Ве молам вратете ми ги парите'],
    ['mk', 'Во мојата сметка има грешка'],
    ['sr', 'Где ми је пакет?'],
    ['sr', 'Желим да вратим производ'],
  ],
  'the other neighbours in Cyrillic': [
    ['uk', 'Добрий ранок, верніть гроші'],
    ['uk', 'По-перше, сім років різниці'],
    ['be', 'Дзе мая пасылка?'],
    ['be', 'Калі будзе дастаўка?'],
  ],
  'Afrikaans from Dutch': [
    ['af', 'Goeie môre, ek het verlede week ’n koffiemasjien by julle gekoop maar dit werk nie.'],
    ['af', 'Ek het nie my bestelling ontvang nie'],
    ['af', 'My pakkie het nog nie aangekom nie.'],
    ['af', 'Ek wil graag my geld terug hê'],
    ['af', 'Hoekom neem dit so lank? Asseblief help my'],
    ['nl', 'Kan ik mijn geld terug krijgen?'],
    ['nl', 'Wat is er mis met mijn bestelling?'],
    ['nl', "Heb je zo'n lamp ook in het blauw?"],
    ['nl', 'De deur is kapot'],
    ['nl', 'Verkeerde maat'],
  ],
  'Galician from Portuguese and Spanish': [
    ['gl', 'Grazas pola axuda'],
    ['gl', 'Non recibín o meu pedido'],
    ['gl', 'A miña conta non funciona'],
    ['pt', 'O meu pedido não chegou'],
    ['es', 'Quiero devolver una camisa o cambiarla'],
    ['it', 'Non ho ricevuto il pacco'],
  ],
  'Serbian in Latin letters from Croatian and Slovene': [
    ['sr', 'Dobar dan, gde je moja porudžbina?'],
    ['sr', 'Naručila sam pre dve nedelje i još uvek čekam'],
    ['sr', 'Hteo sam da vratim patike'],
    ['hr', 'Gdje je moja narudžba?'],
    ['hr', 'Naručila sam prije dva tjedna'],
    ['sl', 'Čakam že dve nedelji na odgovor'],
  ],
  'Chinese from Japanese, where both write Han characters alone': [
    ['zh', '寄到荷兰要多久？'],
    ['zh', '届时请通知我'],
    ['zh', '身份証號碼錯誤，請問如何修改'],
    ['zh', '负荷太大，没有反应'],
    ['ja', '会員登録'],
    ['ja', '電話番号変更'],
    ['ja', '出荷状況確認'],
    ['ja', '荷物未着'],
  ],
}

describe.each(Object.entries(told))('tells %s', (_, sentences) => {
  test.each(sentences)('%s: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language)
  })
})

test.each([
  ['de', 'Vielen Dank'],
  ['de', 'Vielen Dank!'],
  ['de', 'Besten Dank'],
  ['de', 'Tausend Dank'],
  ['de', 'Ok, vielen Dank'],
  ['nl', 'Hartelijk dank'],
  ['nl', 'Dank je wel'],
  ['nl', 'Dank u'],
  ['nl', 'Alvast dank'],
  ['af', 'Baie dankie'],
  ['da', 'Tak'],
  ['da', 'Tusind tak for hjælpen'],
  ['no', 'Takk'],
  ['no', 'Tusen takk for hjelpen'],
  ['sv', 'Tusen tack'],
  ['sv', 'Tack för hjälpen'],
  ['is', 'Takk fyrir'],
])('knows thanks in %s: %s', (language, text) => {
  expect(detectLanguage(text).language).toBe(language)
})

test.each([
  ['ja', '返品したいのですがメールはabc@example.comです'],
  ['ja', 'https://example.com/item/1が開けません'],
  ['ja', 'ＵＲＬ：https://example.com／開けません'],
  ['zh', 'https://example.com/item/1，这个商品还有货吗？'],
  ['zh', '邮箱abc@example.com收不到验证码'],
  ['zh', '網址（https://example.com/a）打不開'],
  ['ko', 'abc@example.com으로 답장 주세요'],
  ['ko', 'https://example.com/item에서 주문했어요'],
  ['th', 'อีเมลของฉันคือabc@example.comเข้าสู่ระบบไม่ได้'],
  ['lo', 'ອີເມວabc@example.comບໍ່ໄດ້'],
])('reads %s around an address that no space parts from the text: %s', (language, text) => {
  const found = detectLanguage(text)
  expect(found.language).toBe(language)
  expect(found.confidence).toBeGreaterThan(0.6)
})

test.each(['धन्यवाद', 'नमस्ते', 'पार्सल'])('is not sure of “%s”, which three languages write', (text) => {
  expect(detectLanguage(text).confidence).toBeLessThan(0.6)
})

test.each([
  ['nl', 'Kan je me helpen?'],
  ['pt', 'Como posso pagar?'],
  ['es', '¿Como puedo pagar?'],
  ['hr', 'Kada stiže paket?'],
])('is no less sure of %s for a neighbour that no word speaks for: %s', (language, text) => {
  const found = detectLanguage(text)
  expect(found.language).toBe(language)
  expect(found.confidence).toBeGreaterThan(0.6)
})
