const words: Record<string, string> = Object.fromEntries(
  [
    'one ein eine eins un una um uma één jeden ett',
    'two zwei deux dos due dois duas twee dwa två',
    'three drei trois tres tre três drie trzy',
    'four vier quatre cuatro quattro quatro cztery fyra',
    'five fünf cinq cinco cinque vijf pięć fem',
    'six sechs seis sei zes sześć sex',
    'seven sieben sept siete sette sete zeven siedem sju',
    'eight acht huit ocho otto oito osiem åtta',
    'nine neun neuf nueve nove negen dziewięć nio',
    'ten zehn dix diez dieci dez tien dziesięć tio',
    'eleven elf onze once undici',
    'twelve zwölf douze doce dodici doze twaalf dwanaście tolv',
    'thirteen dreizehn treize trece tredici',
    'fourteen vierzehn quatorze catorce quattordici veertien czternaście fjorton',
  ].flatMap((forms, index) => forms.split(' ').map((form) => [form, String(index + 1)])),
)

const units: Record<string, string> = Object.fromEntries(
  Object.entries({
    day: 'day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dni dzień dagar 日 日間 天',
    week: 'week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydzień tygodnie tygodni vecka veckor 週間 周',
    month:
      'month months monat monate monaten mois mes meses mese mesi mês maand maanden miesiąc miesiące miesięcy månad månader ヶ月 个月',
    year: 'year years jahr jahre jahren an ans année années año años anno anni ano anos jaar rok lata lat år 年',
    hour: 'hour hours stunde stunden heure heures hora horas ora ore uur uren godzina godziny godzin timme timmar 時間 小时',
    minute: 'minute minutes minuten minuto minutos minuti minuut minuten minuta minuty minut minuter 分',
    percent: '% percent prozent pourcent porcentaje percento procent',
    euro: '€ eur euro euros',
    dollar: '$ usd dollar dollars dólares',
    pound: '£ gbp pound pounds',
    kilometre: 'km kilometer kilometres kilometers',
    kilogram: 'kg kilo kilos',
  }).flatMap(([unit, forms]) => forms.split(' ').map((form) => [form, unit])),
)

interface Quantity {
  number: string
  unit: string | undefined
}

/** Numbers of a sentence that the text lacks, or has with other units only: 5 weeks are not 5 days. */
export function checkNumbers(sentence: string, text: string): string[] {
  const known = quantitiesOf(text)
  return quantitiesOf(sentence).flatMap(({ number, unit }) => {
    const same = known.filter((quantity) => quantity.number === number)
    if (same.length === 0) return isTrivial(number, unit) ? [] : [`number ${number}`]
    const fits = !unit || same.some((quantity) => quantity.unit === unit || quantity.unit === undefined)
    return fits ? [] : [`unit ${number} ${unit}`]
  })
}

/** What a word or sign measures in, such as `day` for "Tagen" and `percent` for "%". */
export function measureOf(word: string): string | undefined {
  return units[word]
}

/** The number a word or figure stands for, null where it is none. */
export function numberOf(token: string): number | null {
  const number = /^\d/.test(token) ? normalize(token) : words[token]
  const value = number === undefined ? Number.NaN : Number(number)
  return Number.isFinite(value) ? value : null
}

function quantitiesOf(text: string): Quantity[] {
  const tokens = text.toLowerCase().match(/[€$£%]|\d+(?:[.,:]\d+)*|[\p{L}\p{M}]+/gu) ?? []
  return tokens.flatMap((token, place) => {
    const number = /^\d/.test(token) ? normalize(token) : words[token]
    if (number === undefined) return []
    const unit = [tokens[place + 1], tokens[place + 2], tokens[place - 1]]
      .map((near) => (near === undefined ? undefined : units[near]))
      .find((found) => found !== undefined)
    return [{ number, unit }]
  })
}

/** 1,000 and 1.000 and 1000 are one number, 2.50 and 2,5 too. */
function normalize(token: string): string {
  const thousands = token.replace(/(?<=\d)[.,](?=\d{3}(?:\D|$))/g, '')
  const decimal = thousands.replace(',', '.')
  return /^\d+\.\d+$/.test(decimal) ? String(Number(decimal)) : decimal.replace(/^0+(?=\d)/, '')
}

/** "One of our colleagues" is an article rather than a figure. */
function isTrivial(number: string, unit: string | undefined): boolean {
  return number === '1' && unit === undefined
}
