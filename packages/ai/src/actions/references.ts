/** What a text calls an order, booking, invoice or contract, in several languages. */
const nouns = [
  'orders?|order|purchase|booking|reservation|invoice|shipment|contract|subscription|membership|confirmation',
  'bestell(?:ung|nummer|nr)|auftrags?(?:nummer|nr)?|buchung(?:snummer)?|rechnung(?:snummer)?|vertrags?(?:nummer|nr)?|kunden(?:nummer|nr)',
  'commande|réservation|facture|contrat|abonnement',
  'pedido|orden|reserva|factura|contrato|encomenda|fatura',
  'ordine|prenotazione|fattura|contratto',
  'bestelling|bestelnummer|ordernummer|boeking|factuur(?:nummer)?',
  'zamówieni[ea]|faktur[ay]|beställning|ordrenummer',
].join('|')

const marks = String.raw`(?:\s*(?:number|no|nr|num|nummer|numéro|numero|número|id|ref|reference|n|code)\b\.?)?\s*(?:[#:№]|n[°ºo]\.?|nr\.?)?\s*(?:is|lautet|ist|est|es|è)?\s*[#:]?\s*`
const reference = String.raw`[\p{L}]{0,6}[-/]?\d[\p{L}\d]*(?:[-/][\p{L}\d]+)*`

const named = new RegExp(String.raw`(?<!\p{L})(?:${nouns})${marks}["'“«(]?(?<value>${reference})`, 'giu')
const hashed = new RegExp(String.raw`(?<![\p{L}\p{N}])#\s?(?<value>${reference})`, 'giu')
const coded = /(?<![\p{L}\p{N}-])(?<value>[A-Z]{1,6}-\d[A-Z\d]*(?:-[A-Z\d]+)*)(?![\p{L}\p{N}])/gu

const shortest = 3
const longest = 40

/** Order, booking, invoice and contract numbers a text names, each once, the likeliest first. */
export function findReferences(text: string): string[] {
  const found = [named, hashed, coded].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match.groups?.value ?? ''
      return isReference(value, text.slice(match.index + match[0].length)) ? [value] : []
    }),
  )
  return [...new Map(found.map((value) => [value.toLowerCase(), value])).values()]
}

/** Neither a date, nor a sum, nor so short that it may be a count. */
function isReference(value: string, rest: string): boolean {
  const digits = value.replace(/\D/g, '').length
  if (digits < shortest || value.length > longest) return false
  if (/^(?:19|20)\d{2}(?:[-/]\d{1,2}){1,2}$|^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$/.test(value)) return false
  if (/^(?:19|20)\d{2}$/.test(value) && /^\s*$/.test(rest.slice(0, 1)) && /^\s+\p{L}/u.test(rest))
    return false
  return !/^(?:[.,]\d{1,2})?\s?(?:€|£|\$|%|EUR\b|USD\b|GBP\b|CHF\b|euros?\b)/iu.test(rest)
}
